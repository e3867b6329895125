import type { StoreView } from '../../storage/store.ts';
import { calendarOf } from '../../src/bot/calendar.ts';
import { isPromptTime } from '../../src/bot/prompts.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import type { RecordView } from '../../src/bot/views.ts';
import type { Escalation } from '../../src/domain/escalation/record.ts';
import { isWithPanel } from '../../src/domain/escalation/moves-talk.ts';
import type { Directory } from '../../src/partnership/model.ts';
import { stageLine } from '../escalation/view.ts';
import { itemsCard } from '../index.ts';
import { agenciesAndTheme, openButton } from './escalation-lines.ts';

/** What is on the list for the informal panel: reference, agencies, theme and stage, and nothing of what it is about. */
export async function drawPanel(store: StoreView, directory: Directory): Promise<CardView> {
  const listed = await onPanelList(store);
  return {
    summary: 'The list for the informal panel',
    card: itemsCard.expand({
      heading: 'For the informal panel',
      intro:
        listed.length === 0
          ? 'Nothing is on the list.'
          : 'Both agencies may bring these to the panel. Their clocks go on meanwhile.',
      sections:
        listed.length === 0
          ? []
          : [
              {
                name: '',
                items: listed.map((escalation) => ({
                  title: agenciesAndTheme(escalation, directory),
                  line: dotted([escalation.id, stageLine(escalation)]),
                  note: '',
                  buttons: [
                    {
                      title: 'Taken by the panel today',
                      data: {
                        verb: 'escalation.panel-taken',
                        subject: subjectOf('escalation', escalation.id),
                        rev: escalation.rev,
                      },
                    },
                    openButton(escalation),
                  ],
                })),
              },
            ],
      more: '',
      buttons: [],
    }),
  };
}

/** Those that the panel may take. */
export async function onPanelList(store: StoreView): Promise<readonly Escalation[]> {
  const open = await store.find('escalations', 'state', 'open');
  return open.filter((each) => !each.settled && isWithPanel(each));
}

/** The same as a monthly prompt to whoever clerks the panel. */
export const panelView: RecordView = {
  name: 'escalation-panel',
  async draw(_id, { store, directory, now, viewer }) {
    // Never in a room: it says between whom.
    if (!viewer) return undefined;
    const at = { now, calendar: await calendarOf(store) };
    return isPromptTime(at) ? { rev: 0, once: true, view: await drawPanel(store, directory) } : undefined;
  },
};
