import { generateLoad } from './generate-load.ts';
import { carryOutJob } from './in-process.ts';

// A process of its own, so that what the load takes is not taken from the server.
carryOutJob(generateLoad);
