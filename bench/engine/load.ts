import { post } from '../../src/bot/outbox.ts';
import type { Schedule } from '../../src/bot/schedule.ts';
import { londonDate } from '../../src/domain/working-days.ts';

const DAY_MS = 86_400_000;
const MOST_TIMES = 1_250;
const ROOMS = 60;
const ONE_MINUTE_MS = 60_000;

/** Longer than a replica lives: nothing of the load is ever too late. */
const LATE_MS = 30 * DAY_MS;

/**
 * Schedules whose occurrences of one day come to `count`. Each leaves a mark that a second run would stumble over, and posts one
 * message: half of them to Slack, half to Teams, and half of those critical.
 */
export function loadOf(count: number, day: string): Schedule[] {
  const schedules: Schedule[] = [];
  for (let from = 0; from < count; from += MOST_TIMES) {
    const times = Array.from({ length: Math.min(MOST_TIMES, count - from) }, (_, minute) => timeOf(minute));
    schedules.push({
      name: `load-${schedules.length}`,
      title: 'Load',
      timetables: [{ at: times, days: { dates: [day] } }],
      whenMissed: { sendLate: LATE_MS },
      async run({ tx, occurrence, now }) {
        await tx.insert('deliveries', { id: occurrence.id, at: now.toISOString(), reply: null });
        const minute = Math.round(Date.parse(occurrence.dueAt) / ONE_MINUTE_MS);
        const conversation = `C${minute % ROOMS}`;
        const platform = minute % 2 === 0 ? 'slack' : 'teams';
        await post(tx, now, {
          to: { kind: 'conversation', platform, tenant: TENANTS[platform], conversation },
          content: {
            kind: 'card',
            view: {
              summary: 'Load',
              card: {
                type: 'AdaptiveCard',
                version: '1.5',
                body: [{ type: 'TextBlock', text: 'Load' }],
              },
            },
          },
          ...(minute % 4 === 1 ? { critical: true } : {}),
        });
      },
    });
  }
  return schedules;
}

export const TENANTS = { slack: 'T1', teams: 'T2' } as const;

/** The day whose occurrences are the load: all of it has gone by, whatever clock a replica has. */
export function dayOfLoad(now: Date): string {
  return londonDate(new Date(now.getTime() - 3 * DAY_MS));
}

function timeOf(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
