import type { Command, CommandVerb, PressHandler } from '../src/bot/command.ts';
import { reportCard } from '../cards/index.ts';
import { notice } from '../cards/words.ts';
import type { CardView } from '../src/bot/reply.ts';
import { mayEver, NotAllowed } from '../src/bot/access.ts';
import { calendarOf } from '../src/bot/calendar.ts';
import { isReportPeriod } from '../src/domain/training/evaluation-report.ts';
import { periodNamed, PERIODS, sayPeriod, type Period } from '../src/domain/period.ts';
import { reportFiles, reportLinks } from './report/files.ts';
import { metricReports, offered } from './report/metrics.ts';
import { trainingImpactReadyView } from './report/training-impact-ready.ts';
import { reportParts } from './report/parts.ts';
import type { ReportPart } from './report/part.ts';

const NOTE = 'Numbers below 5 are hidden, so this can go into a paper as it stands.';

/** A part of the reports, of the time that the word of its being ready named. */
const openPress: PressHandler = {
  access: 'help.see',
  async run(context, { args: { part: name, from = '', to = '' } }) {
    const { tx, member, partnership } = context;
    const part = reportParts.find((known) => known.name === name);
    const months = partnership.evaluation.reportMonths;
    if (!part || !mayEver(member, part.access) || !isReportPeriod({ from, to }, months, await calendarOf(tx)))
      throw new NotAllowed('Your role does not include this. If it should, ask the business unit.');
    return { kind: 'notice', view: await drawPart(part, context, { from, to }) };
  },
};

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
      run: async ({ member, partnership }) => {
        const mine = [
          ...reportParts.filter(({ access }) => mayEver(member, access)),
          ...offered(member, partnership),
        ];
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
  presses: { ...metricReports.presses, 'report.open': openPress },
  forms: metricReports.forms,
  views: [...metricReports.views, trainingImpactReadyView],
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
      view: await drawPart(part, context, periodNamed(values['period'] ?? 'quarter', context.today)),
    }),
  };
}

async function drawPart(
  part: ReportPart,
  context: Parameters<ReportPart['write']>[0],
  period: Period,
): Promise<CardView> {
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
