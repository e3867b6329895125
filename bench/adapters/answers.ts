import { createHmac } from 'node:crypto';
import { cpus, loadavg } from 'node:os';
import process from 'node:process';
import { openEmbeddedStore } from '../../storage/lowdb/embedded-store.ts';
import { startTeamsSigner } from '../../test/support/teams-signer.ts';
import { median, ms, printTable, quantile, ratios } from './figures.ts';
import { fire, type Shot } from './load.ts';
import { cpuMs, openWorkshop, type Running } from './processes.ts';
import { CHAIR_ON_SLACK, CHAIR_ON_TEAMS, filledDirectory, startBot, type StandIn } from './town.ts';

// tsx bench/adapters/answers.ts [rounds] [records] [slack|teams]: how long a platform waits for its answer when the answer means that
// something was written to the disk, against bare chat libraries that write nothing. The two take turns within each round, so that whatever else
// the machine does hits both; a second bare process shows how far two equal things differ here.
const ROUNDS = Number(process.argv[2] ?? 7);
const RECORDS = Number(process.argv[3] ?? 100_000);
const ONLY = process.argv[4];
const WAYS = [
  { name: 'one after another', count: 1_000, lanes: 1 },
  { name: '10 at once', count: 1_000, lanes: 10 },
  { name: 'one every 20 ms', count: 250, everyMs: 20 },
] as const;

interface Target {
  readonly process: Running<unknown>;
  readonly next: () => Shot;
}

interface Round {
  readonly p50: number;
  readonly p99: number;
  /** Milliseconds of processor time for each request. */
  readonly cpu: number;
}

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
  const rows = [
    ['', '', 'bare p50 / p99', 'bot p50 / p99', 'ratio of p50', 'ratio of p99', 'two bare ones, p99'],
  ];
  if (ONLY !== 'teams') rows.push(...(await slack(standIn)));
  if (ONLY !== 'slack') rows.push(...(await teams(standIn)));
  printTable(rows);
} finally {
  await workshop.close();
}

async function slack(standIn: StandIn): Promise<string[][]> {
  const only = Object.entries(standIn.settings).filter(([name]) => name.startsWith('SLACK'));
  const data = await filledDirectory(RECORDS);
  const bot = await startBot(workshop, built('main.ts'), {
    ...Object.fromEntries(only),
    DATA_DIR: data.path,
  });
  const environment = { SLACK_SIGNING_SECRET: standIn.settings['SLACK_SIGNING_SECRET'] ?? '' };
  const bare = await workshop.start<{ url: string }>(built('bare-bolt.ts'), environment);
  const twin = await workshop.start<{ url: string }>(built('bare-bolt.ts'), environment);
  try {
    const command = slashCommands(standIn);
    return await compare('Slack /action assign', {
      bare: { process: bare, next: () => command(bare.said.url) },
      twin: { process: twin, next: () => command(twin.said.url) },
      bot: { process: bot, next: () => command(`${bot.url}/slack/events`) },
    });
  } finally {
    for (const each of [bot, bare, twin]) await each.stop();
    await allWritten(data.path);
    await data.remove();
  }
}

async function teams(standIn: StandIn): Promise<string[][]> {
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
  try {
    const message = messages(standIn, await signer.sign());
    return await compare('Teams action assign', {
      bare: { process: bare, next: () => message(bare.said.url) },
      twin: { process: twin, next: () => message(twin.said.url) },
      bot: { process: bot, next: () => message(`${bot.url}/api/messages`) },
    });
  } finally {
    for (const each of [bot, bare, twin]) await each.stop();
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
  what: string,
  { bare, twin, bot }: Readonly<Record<'bare' | 'twin' | 'bot', Target>>,
): Promise<string[][]> {
  for (const target of [bare, twin, bot]) await fire(target.next, 500);
  const rows: string[][] = [];
  for (const way of WAYS) {
    const rounds: Record<'bare' | 'twin' | 'bot', Round>[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const measured = { bare: never(), twin: never(), bot: never() };
      const order = ['bare', 'bot', 'twin'] as const;
      for (const name of round % 2 === 0 ? order : order.toReversed()) {
        measured[name] = await measure({ bare, twin, bot }[name], way);
      }
      rounds.push(measured);
    }
    const of = (name: 'bare' | 'bot'): string =>
      `${ms(median(rounds.map((round) => round[name].p50)))} / ${ms(median(rounds.map((round) => round[name].p99)))}`;
    rows.push([
      what,
      way.name,
      of('bare'),
      of('bot'),
      ratios(rounds.map((round) => round.bot.p50 / round.bare.p50)),
      ratios(rounds.map((round) => round.bot.p99 / round.bare.p99)),
      ratios(rounds.map((round) => round.twin.p99 / round.bare.p99)),
      `${ms(median(rounds.map((round) => round.bare.cpu)))} / ${ms(median(rounds.map((round) => round.bot.cpu)))}`,
    ]);
  }
  return rows;
}

async function measure(target: Target, way: (typeof WAYS)[number]): Promise<Round> {
  const before = await cpuMs(target.process);
  const took = await fire(target.next, way.count, way);
  const cpu = ((await cpuMs(target.process)) - before) / way.count;
  return { p50: quantile(took, 0.5), p99: quantile(took, 0.99), cpu };
}

function never(): Round {
  return { p50: Number.NaN, p99: Number.NaN, cpu: Number.NaN };
}

/** Complete `/action assign` commands, each a different one, signed as Slack signs them. */
function slashCommands({ settings, slack }: StandIn): (url: string) => Shot {
  const chair = slack.people.find(({ name }) => name === CHAIR_ON_SLACK);
  const others = slack.people.filter(({ name }) => name !== CHAIR_ON_SLACK);
  let serial = 0;
  return (url) => {
    serial += 1;
    const channel = slack.channels[serial % slack.channels.length];
    const body = new URLSearchParams({
      team_id: settings['SLACK_TEAM_IDS'] ?? '',
      team_domain: 'bench',
      api_app_id: 'A0BENCH',
      channel_id: channel?.id ?? '',
      channel_name: channel?.name ?? '',
      user_id: chair?.id ?? '',
      user_name: 'chair',
      command: '/action',
      text: `assign <@${others[serial % others.length]?.id}> "Send the minutes of meeting ${serial} within ten days" by 12 December measure "Sent within ten days"`,
      response_url: 'http://127.0.0.1:1/response',
      trigger_id: `${serial}.${process.pid}`,
    }).toString();
    const at = Math.floor(Date.now() / 1000);
    const signed = createHmac('sha256', settings['SLACK_SIGNING_SECRET'] ?? '').update(`v0:${at}:${body}`);
    return {
      url,
      body,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': String(at),
        'x-slack-signature': `v0=${signed.digest('hex')}`,
      },
    };
  };
}

/** The same line said to the bot in its chat on Teams. */
function messages({ teams: { people, activities } }: StandIn, token: string): (url: string) => Shot {
  const said = activities[CHAIR_ON_TEAMS];
  const others = people.filter(({ name }) => name !== CHAIR_ON_TEAMS);
  let serial = 0;
  return (url) => {
    serial += 1;
    const text = `action assign "Send the minutes of meeting ${serial} within ten days" for ${others[serial % others.length]?.name} by 12 December measure "Sent within ten days"`;
    return {
      url,
      body: JSON.stringify({ ...said, type: 'message', id: `${process.pid}${serial}`, text }),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    };
  };
}
