import { writeFileSync } from 'node:fs';
import { operationsText } from './operations-text.ts';

writeFileSync(new URL('../src/operations.ts', import.meta.url), operationsText());
