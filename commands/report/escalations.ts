import { collectFigures } from '../../src/bot/escalation-figures.ts';
import { figureSections } from '../../src/domain/escalation/figures-shown.ts';
import { momentOf } from '../escalate/record.ts';
import type { ReportPart } from './part.ts';

/** Case resolution: what was raised, how soon it was settled, and what was learned. */
export const escalationsPart: ReportPart = {
  name: 'escalations',
  aliases: ['escalation', 'case resolution'],
  title: 'Case resolution',
  summary: 'Get the figures of case resolution as text for a paper',
  access: 'escalation.aggregates',
  async write(context, period) {
    const { tx, directory } = context;
    const figures = await collectFigures(tx, directory, period, await momentOf(context));
    const sections = figureSections(figures, 'hidden', (id) => directory.agency(id)?.name ?? id);
    return sections.map(({ name, rows }) => {
      const line = rows
        .map(({ label, shown }) => `${label}: ${shown.replace('<5', 'fewer than 5')}`)
        .join('; ');
      return name === '' ? `${line}.` : `${name}. ${line}.`;
    });
  },
};
