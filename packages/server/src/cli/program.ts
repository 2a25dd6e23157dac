import cluster from 'node:cluster';
import { ROLES, SCOPES, type Scope } from '@couponry/contract';
import { Command, Option } from 'commander';
import { type Config, describeConfig, loadConfig, processEnvironment } from '../config.ts';
import { createLog, type Log } from '../platform/log.ts';
import { printAudit } from './audit.ts';
import type { BenchOptions } from './bench/bench.ts';
import { type ExportOptions, exportCodes } from './codes/export-codes.ts';
import { type GenerateOptions, generateMany, type ImportOptions, importMany } from './codes/make-codes.ts';
import { type DemoOptions, runDemo } from './demo/demo.ts';
import { endWithLauncher } from './end-with-launcher.ts';
import { createKey, printKeys, revokeKey } from './keys.ts';
import { printMigrations } from './migrate.ts';
import { type InviteOptions, invitePerson, printPeople, type ResetOptions, resetPassword } from './people.ts';
import { printJson, printTable } from './print.ts';
import type { ProofOptions } from './proof/options.ts';
import { serve } from './serve.ts';
import type { SimulateOptions } from './simulate/simulate-options.ts';
import { work } from './workers.ts';

interface Json {
  readonly json?: true;
}

/** The command line: one command a use. */
export function createProgram(): Command {
  const program = new Command('couponry');
  program
    .description('The coupon platform that a shop runs itself.')
    .showHelpAfterError('(add --help for what there is)');
  program
    .command('serve')
    .description('start the server (what npm start runs); settings: couponry config')
    .addOption(new Option('--launcher <pid>', 'the process that started it, with which it ends').hideHelp())
    .action(({ launcher }: { readonly launcher?: string }) => {
      // A worker ends with the server that started it.
      if (cluster.isWorker) return run(work);
      if (launcher !== undefined) endWithLauncher(Number(launcher));
      return run(serve);
    });
  program
    .command('migrate')
    .description('bring the database to the present schema and exit')
    .option('--json', 'print JSON')
    .action((options: Json) => run((config, log) => printMigrations(config, log, options)));
  addKeys(program);
  addCodes(program);
  addPeople(program);
  program
    .command('audit')
    .description('recompute all counters from the ledger; exit 1 and a list where anything differs')
    .option('--json', 'print JSON')
    .action((options: Json) => run((config, log) => printAudit(config, log, options)));
  program
    .command('demo')
    .description('make six coupons, replay real orders against them and show what came of it; once')
    .option('--url <url>', 'the server to use; the one of the data folder when left out')
    .option('--key <key>', 'an admin key of that server; the one of the first start when left out')
    .option('--json', 'print JSON')
    .action((options: DemoOptions) => run((config, log) => runDemo(config, log, options)));
  addSimulate(program);
  addBench(program);
  addProof(program);
  program
    .command('config')
    .description('print the settings in force and where each comes from')
    .option('--json', 'print JSON')
    .action((options: Json) => {
      const settings = describeConfig(processEnvironment());
      if (options.json) printJson(settings);
      else printTable(settings.map(({ name, value, source }) => ({ name, value, source })));
    });
  return program;
}

function addKeys(program: Command): void {
  const keys = program.command('keys').description('make, list and end API keys');
  keys
    .command('create')
    .description('make a key; it is shown once')
    .addOption(
      new Option('--scope <scope>', 'what the key is for').choices([...SCOPES]).makeOptionMandatory(),
    )
    .option('--name <name>', 'what the key is called')
    .option('--store <store>', 'whose orders its requests name; keys of one store share their order ids')
    .option('--workspace <workspace>', 'the id or name of the workspace; the first one when left out')
    .option('--json', 'print JSON')
    .action((options: Json & { scope: Scope }) => run((config, log) => createKey(config, log, options)));
  keys
    .command('list')
    .description('list keys, without what would let anybody use them')
    .option('--json', 'print JSON')
    .action((options: Json) => run((config, log) => printKeys(config, log, options)));
  keys
    .command('revoke')
    .description('end a key; it works nowhere any more within 5 seconds')
    .argument('<id>', 'the id of the key, from keys list')
    .option('--json', 'print JSON')
    .action((id: string, options: Json) => run((config, log) => revokeKey(config, log, id, options)));
}

function addPeople(program: Command): void {
  const people = program.command('people').description('list and invite people, and give them a way in');
  people
    .command('list')
    .description('list people and what they are in which workspace')
    .option('--json', 'print JSON')
    .action((options: Json) => run((config, log) => printPeople(config, log, options)));
  people
    .command('invite')
    .description('make an invitation; what opens it is shown once')
    .requiredOption('--email <email>', 'by what they will sign in')
    .addOption(
      new Option('--role <role>', 'what they will be there').choices([...ROLES]).makeOptionMandatory(),
    )
    .option('--workspace <workspace>', 'the id or name of the workspace; the first one when left out')
    .option('--json', 'print JSON')
    .action((options: InviteOptions) => run((config, log) => invitePerson(config, log, options)));
  people
    .command('reset')
    .description('make a password for one sign-in, end all sessions and forget failed attempts')
    .requiredOption('--email <email>', 'by what they sign in')
    .option('--second-factor', 'take their second factor away as well')
    .option('--json', 'print JSON')
    .action((options: ResetOptions) => run((config, log) => resetPassword(config, log, options)));
}

function addCodes(program: Command): void {
  const codes = program.command('codes').description('make codes by the million, and write them out');
  const command = (name: string, description: string): Command =>
    codes
      .command(name)
      .description(description)
      .requiredOption('--coupon <id>', 'the id of the coupon')
      .option('--workspace <workspace>', 'the id or name of the workspace; the first one when left out')
      .option('--json', 'print JSON');
  const job = 'a name under which this is done once and never again';
  command('generate', 'make codes; the same command goes on where it was stopped')
    .requiredOption('--count <count>', 'how many')
    .option('--job <name>', job)
    .action((options: GenerateOptions) => run((config, log) => generateMany(config, log, options)));
  command('import', 'take codes from a CSV file; the same command goes on where it was stopped')
    .requiredOption('--file <file>', 'the file')
    .option('--column <name>', 'its column; the one called code, or the first, when left out')
    .option('--job <name>', job)
    .action((options: ImportOptions) => run((config, log) => importMany(config, log, options)));
  command('export', 'write the codes of a coupon as CSV')
    .option('--out <file>', 'where to; the same command finishes a file. The output when left out')
    .action((options: ExportOptions) => run((config, log) => exportCodes(config, log, options)));
}

function addSimulate(program: Command): void {
  program
    .command('simulate')
    .description('replay past orders against a coupon: for whom, for how much, and why not')
    .requiredOption('--coupon <coupon>', 'a file with what POST /v1/coupons takes, or the id of a coupon')
    .requiredOption(
      '--orders <file>',
      'past orders: CSV like examples/online-retail-2010-12.csv, or JSON lines',
    )
    .option('--with <coupons...>', 'coupons that are offered beside it, as files or ids')
    .addOption(
      new Option(
        '--format <format>',
        'what the orders are, where the name of the file does not say it',
      ).choices(['csv', 'jsonl']),
    )
    .option('--currency <currency>', 'the currency of coupons in files that say none', 'GBP')
    .option('--time-zone <zone>', 'the time zone of coupons in files that say none', 'Europe/London')
    .addOption(
      new Option(
        '--dates <dates>',
        'heed when coupons start and end, or take them as always running; left out: heed those of files',
      ).choices(['heed', 'ignore']),
    )
    .option('--workspace <workspace>', 'the id or name of the workspace; the first one when left out')
    .option('--out <file>', 'write the result: .json as a whole, .csv a row for each order')
    .option('--json', 'print JSON')
    .action((options: SimulateOptions) =>
      run(async (config, log) => {
        // Only who simulates needs all of that.
        const { simulate } = await import('./simulate/simulate.ts');
        await simulate(config, log, options);
      }),
    );
}

function addBench(program: Command): void {
  program
    .command('bench')
    .description('measure how fast it is, beside what this machine can do at its best')
    .option('--seconds <seconds>', 'how long each scenario is measured', '8')
    .option('--codes <count>', 'individual codes in the database', '1000000')
    .option('--many-codes <count>', 'codes where the same is measured with few and with many', '1000000')
    .option('--redemptions <count>', 'redemptions over which the memory is watched', '1000000')
    .option('--only <names>', 'only these scenarios, with commas between them')
    .option('--write <file>', 'write the result as a page in Markdown')
    .option('--url <url>', 'a server to measure; one in a scratch folder is started when left out')
    .option('--key <key>', 'an admin key of that server; coupons are made and archived with it')
    .option('--json', 'print JSON')
    .action(async (options: BenchOptions) => {
      // Only who measures needs all of that.
      const { runBench } = await import('./bench/bench.ts');
      await runBench(options);
    });
}

function addProof(program: Command): void {
  program
    .command('proof')
    .description('let everything go wrong while shops redeem, and check that no promise is broken')
    .option('--rounds <count>', 'how many rounds, of some seconds each', '100')
    .option('--seed <seed>', 'plan the operations and faults of an earlier run again')
    .option('--keep <file>', 'where the history is kept when a promise was broken')
    .option('--url <url>', 'your own installation; two servers in a scratch folder are started when left out')
    .option(
      '--key <key>',
      'an admin key of a workspace of it that was made for this; coupons are made there, and stay',
    )
    .option(
      '--kill-command <command>',
      'a command of yours that does it harm and heals it, run in some rounds',
    )
    .option('--json', 'print JSON')
    .action(async (options: ProofOptions) => {
      // Only who proves needs all of that.
      const { runProof } = await import('./proof/proof.ts');
      await runProof(options);
    });
}

function run(work: (config: Config, log: Log) => Promise<void>): Promise<void> {
  const config = loadConfig(processEnvironment());
  return work(config, createLog(config.logLevel));
}
