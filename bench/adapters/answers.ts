import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { openEmbeddedStore } from '../../storage/lowdb/embedded-store.ts';
import { startTeamsSigner } from '../../test/support/teams-signer.ts';
import { median, ms, printTable, quantile, ratios } from './figures.ts';
import { startAnswersShown } from './answers-shown.ts';
import { fire, type Shot } from './load.ts';
import { openWorkshop, workedMs, type Running } from './processes.ts';
import { messages, slashCommands } from './requests.ts';
import { filledDirectory, startBot, type StandIn } from './town.ts';

// tsx bench/adapters/answers.ts [rounds] [records] [slack|teams]: how long a platform waits for its answer when the answer means that
// something was written to the disk, against bare chat libraries that write nothing, and against the same that append what arrived to a file and
// sync it before they answer. They take turns within each round, so that whatever else the machine does hits all of them; a second bare process
// shows how far two equal things differ here.
const ROUNDS = Number(process.argv[2] ?? 7);
const RECORDS = Number(process.argv[3] ?? 100_000);
const ONLY = process.argv[4];
// The steady one first: what a flood leaves in the outbox keeps the bot busy for minutes, and a bare library with nothing.
const WAYS = [
  { name: 'one every 20 ms', count: 400, everyMs: 20 },
  { name: 'one after another', count: 1_000, lanes: 1 },
  { name: '10 at once', count: 1_000, lanes: 10 },
] as const;

/** What is measured: Bolt or botbuilder alone, once more the same, the same with what arrives kept, and the bot. */
const SIDES = ['bare', 'keeps', 'bot', 'twin'] as const;
type Side = (typeof SIDES)[number];

interface Target {
  readonly process: Running<unknown>;
  readonly next: () => Shot;
  /** Where the answer follows the acknowledgement: how long after its command each came, once all are there. */
  readonly answers?: () => Promise<readonly number[]>;
}

/** Milliseconds for each request of a round. */
interface Round {
  readonly clock: readonly number[];
  /** The time in which the main thread worked, whoever else wanted the processor. */
  readonly worked: readonly number[];
  /** Until the answer, where it follows. */
  readonly answered: readonly number[];
}

const NEVER: Round = { clock: [], worked: [], answered: [] };

interface Tables {
  readonly byTheClock: string[][];
  readonly worked: string[][];
  readonly answered: string[][];
}

const HEADING = [
  '',
  '',
  'bare p50 / p99',
  'bare that keeps p50 / p99',
  'bot p50 / p99',
  'p99 to bare',
  'p99 of all rounds together, to bare',
  'p99 to bare that keeps',
  'two bare ones, p99',
];

const workshop = openWorkshop();
const built = await workshop.build([
  'src/main.ts',
  'bench/adapters/bare-bolt.ts',
  'bench/adapters/bare-botbuilder.ts',
  'bench/adapters/stand-in.ts',
]);
try {
  const { said: standIn } = await workshop.start<StandIn>(built('stand-in.ts'));
  console.log(
    `${RECORDS.toLocaleString('en-GB')} records stored, ${ROUNDS} rounds, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)} before it began`,
  );
  const tables: Tables = {
    byTheClock: [HEADING],
    worked: [HEADING],
    answered: [['', '', 'bot, answer shown p50 / p99']],
  };
  if (ONLY !== 'teams') await slack(standIn, tables);
  if (ONLY !== 'slack') await teams(standIn, tables);
  console.log('By the clock:');
  printTable(tables.byTheClock);
  console.log(
    'Time in which the main thread of the process that answers worked, from the request to its answer:',
  );
  printTable(tables.worked);
  if (tables.answered.length > 1) {
    console.log('From a command to its answer, which follows the acknowledgement:');
    printTable(tables.answered);
  }
} finally {
  await workshop.close();
}

async function slack(standIn: StandIn, tables: Tables): Promise<void> {
  const only = Object.entries(standIn.settings).filter(([name]) => name.startsWith('SLACK'));
  const data = await filledDirectory(RECORDS);
  const bot = await startBot(workshop, built('main.ts'), {
    ...Object.fromEntries(only),
    DATA_DIR: data.path,
  });
  const environment = { SLACK_SIGNING_SECRET: standIn.settings['SLACK_SIGNING_SECRET'] ?? '' };
  const bare = await workshop.start<{ url: string }>(built('bare-bolt.ts'), environment);
  const twin = await workshop.start<{ url: string }>(built('bare-bolt.ts'), environment);
  const keeps = await workshop.start<{ url: string }>(built('bare-bolt.ts'), {
    ...environment,
    KEEP_IN: join(data.path, 'kept'),
  });
  const shown = await startAnswersShown();
  try {
    const command = slashCommands(standIn);
    await compare(tables, 'Slack /action assign', {
      bare: { process: bare, next: () => command(bare.said.url) },
      twin: { process: twin, next: () => command(twin.said.url) },
      keeps: { process: keeps, next: () => command(keeps.said.url) },
      bot: {
        process: bot,
        next: () => command(`${bot.url}/slack/events`, shown.expect()),
        answers: () => shown.all(),
      },
    });
  } finally {
    for (const each of [bot, bare, twin, keeps]) await each.stop();
    await shown.close();
    await allWritten(data.path);
    await data.remove();
  }
}

async function teams(standIn: StandIn, tables: Tables): Promise<void> {
  const { appId, serviceUrl } = standIn.teams;
  const signer = await startTeamsSigner({ audience: appId, serviceUrl });
  const only = Object.entries(standIn.settings).filter(([name]) => !name.startsWith('SLACK'));
  const data = await filledDirectory(RECORDS);
  const bot = await startBot(workshop, built('main.ts'), {
    ...Object.fromEntries(only),
    TEAMS_OPENID_METADATA: signer.metadataUrl,
    DATA_DIR: data.path,
  });
  const environment = { BARE_APP_ID: appId, BARE_OPENID_METADATA: signer.metadataUrl };
  const bare = await workshop.start<{ url: string }>(built('bare-botbuilder.ts'), environment);
  const twin = await workshop.start<{ url: string }>(built('bare-botbuilder.ts'), environment);
  const keeps = await workshop.start<{ url: string }>(built('bare-botbuilder.ts'), {
    ...environment,
    KEEP_IN: join(data.path, 'kept'),
  });
  try {
    const message = messages(standIn, await signer.sign());
    await compare(tables, 'Teams action assign', {
      bare: { process: bare, next: () => message(bare.said.url) },
      twin: { process: twin, next: () => message(twin.said.url) },
      keeps: { process: keeps, next: () => message(keeps.said.url) },
      bot: { process: bot, next: () => message(`${bot.url}/api/messages`) },
    });
  } finally {
    for (const each of [bot, bare, twin, keeps]) await each.stop();
    await allWritten(data.path);
    await data.remove();
    await signer.close();
  }
}

/** @throws Error when a command was answered and wrote nothing: then something else was measured. */
async function allWritten(path: string): Promise<void> {
  const store = await openEmbeddedStore(path);
  const [actions, waiting] = await store.read(async (view) => [
    (await view.all('actions')).length - RECORDS,
    (await view.find('outbox', 'state', 'pending')).length,
  ]);
  await store.close();
  const asked = 500 + ROUNDS * WAYS.reduce((sum, { count }) => sum + count, 0);
  if (actions !== asked) throw new Error(`${asked} commands were sent and ${actions} actions written`);
  console.log(
    `${actions} actions written; ${waiting} messages still waited for the platform's pace at the end`,
  );
}

async function compare(
  { byTheClock, worked, answered }: Tables,
  what: string,
  targets: Readonly<Record<Side, Target>>,
): Promise<void> {
  for (const side of SIDES) {
    await fire(targets[side].next, 500);
    await targets[side].answers?.();
  }
  for (const way of WAYS) {
    const rounds: Record<Side, Round>[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const measured = { bare: NEVER, keeps: NEVER, bot: NEVER, twin: NEVER };
      for (const side of round % 2 === 0 ? SIDES : SIDES.toReversed())
        measured[side] = await measure(targets[side], way);
      rounds.push(measured);
    }
    byTheClock.push([what, way.name, ...columns(rounds, 'clock')]);
    worked.push([what, way.name, ...columns(rounds, 'worked')]);
    if (targets.bot.answers) answered.push([what, way.name, middle(rounds, 'bot', 'answered')]);
  }
}

function columns(rounds: readonly Readonly<Record<Side, Round>>[], figure: keyof Round): string[] {
  const of = (side: Side): string => middle(rounds, side, figure);
  const ratio = (one: Side, other: Side): string =>
    ratios(rounds.map((round) => quantile(round[one][figure], 0.99) / quantile(round[other][figure], 0.99)));
  const together = (side: Side): number =>
    quantile(
      rounds.flatMap((round) => round[side][figure]),
      0.99,
    );
  return [
    of('bare'),
    of('keeps'),
    of('bot'),
    ratio('bot', 'bare'),
    `${(together('bot') / together('bare')).toFixed(2)} ×`,
    ratio('bot', 'keeps'),
    ratio('twin', 'bare'),
  ];
}

function middle(rounds: readonly Readonly<Record<Side, Round>>[], side: Side, figure: keyof Round): string {
  const of = (share: number): string =>
    ms(median(rounds.map((round) => quantile(round[side][figure], share))));
  return `${of(0.5)} / ${of(0.99)}`;
}

async function measure(target: Target, way: (typeof WAYS)[number]): Promise<Round> {
  const took = await fire(target.next, way.count, way, () => workedMs(target.process));
  // Whoever comes next has the machine for itself.
  const answered = (await target.answers?.()) ?? [];
  return {
    clock: took.map(({ ms: each }) => each),
    worked: took.map(({ workedMs: each }) => each),
    answered,
  };
}
