import { describeFailure } from './cli/failure.ts';
import { createProgram } from './cli/program.ts';

try {
  await createProgram().parseAsync();
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}
