import type { Command, CommandVerb } from '../src/bot/command.ts';
import { reportCard } from '../cards/index.ts';
import { notice } from '../cards/words.ts';
import type { CardView } from '../src/bot/reply.ts';
import { mayEver } from '../src/bot/access.ts';
import { periodNamed, PERIODS, sayPeriod } from '../src/domain/period.ts';
import { reportFiles, reportLinks } from './report/files.ts';
import { metricReports } from './report/metrics.ts';
import { reportParts } from './report/parts.ts';
import type { ReportPart } from './report/part.ts';

const NOTE = 'Numbers below 5 are hidden, so this can go into a paper as it stands.';

/** `/report`: text for the partnership's papers. Each part of it is a file in `report/` and a line in `report/parts.ts`. */
export const report: Command = {
  name: 'report',
  aliases: ['reports'],
  summary: "Get text and figures for the partnership's papers, with small numbers hidden",
  defaultVerb: 'list',
  verbs: [
    {
      name: 'list',
      summary: 'See which reports there are',
      access: 'help.see',
      arguments: {},
      examples: ['report'],
      run: async ({ member }) => {
        const mine = [...reportParts, ...metricReports.verbs].filter(({ access }) => mayEver(member, access));
        return {
          kind: 'notice',
          view: notice(
            mine.length > 0 ? 'What you can ask for' : 'Your role does not include reports',
            mine.map(({ name, summary }) => `/report ${name}: ${summary}`),
          ),
        };
      },
    },
    ...reportParts.map(verbOf),
    ...metricReports.verbs,
  ],
  presses: metricReports.presses,
  forms: metricReports.forms,
  views: metricReports.views,
  files: [...reportFiles, ...metricReports.files],
};

function verbOf(part: ReportPart): CommandVerb {
  return {
    name: part.name,
    ...(part.aliases ? { aliases: part.aliases } : {}),
    summary: part.summary,
    access: part.access,
    arguments: { period: { kind: 'choice', label: 'which period', choices: PERIODS } },
    examples: [`report ${part.name}`, `report ${part.name} last quarter`],
    run: async (context, values) => ({
      kind: 'notice',
      view: await drawPart(part, context, values['period']),
    }),
  };
}

async function drawPart(
  part: ReportPart,
  context: Parameters<ReportPart['write']>[0],
  name: string | undefined,
): Promise<CardView> {
  const period = periodNamed(name ?? 'quarter', context.today);
  return {
    summary: `Report: ${part.title}`,
    card: reportCard.expand({
      heading: part.title,
      intro: `${sayPeriod(period)}${period.to >= context.today ? ', so far' : ''}`,
      paragraphs: [...(await part.write(context, period))],
      note: part.note ?? NOTE,
      links: [...(await reportLinks(context, part, period))],
    }),
  };
}
