import { describeFailure } from './cli/failure.ts';
import { createProgram } from './cli/program.ts';

try {
  await createProgram().parseAsync();
} catch (error) {
  console.error(describeFailure(error));
  // Whatever is still open (connections, a port) must not keep a command alive that has failed.
  process.exit(1);
}
