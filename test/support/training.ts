import { expect } from 'vitest';
import type { ScreenMessage } from '../../simulator/protocol.ts';
import type { Booking, Session } from '../../src/domain/training/record.ts';
import { showing } from './screens.ts';
import type { Town } from './town.ts';
import { until } from './until.ts';

/** Chairs the group that runs the training, on Slack. */
export const TRAINING_LEAD = 'Aurelio Penrose';

/** A session of Graded Care Profile 2 on 19 January 2027, 09:30 to 16:00, unless it says otherwise. */
export function newSession(over: Partial<Session> = {}): Session {
  return {
    id: 'SES-2701-K4TR',
    rev: 1,
    course: 'gcp2',
    starts: '2027-01-19T09:30:00.000Z',
    ends: '2027-01-19T16:00:00.000Z',
    venue: 'Windsor House, room 2',
    places: 2,
    least: 1,
    cancelBy: '2027-01-12',
    closes: '2027-01-14',
    state: 'planned',
    moves: [],
    prompted: [],
    by: 'aurelio-penrose',
    at: '2026-11-23T09:00:00.000Z',
    ...over,
  };
}

/** A place on that session since 24 November 2026. */
export function newBooking(member: string, over: Partial<Booking> = {}): Booking {
  const at = '2026-11-24T09:00:00.000Z';
  const letters = member.toUpperCase().replace(/[^A-Z]/g, '');
  return {
    id: `BKG-2611-${letters.slice(0, 2)}${letters.slice(-2)}`,
    rev: 1,
    session: 'SES-2701-K4TR',
    course: 'gcp2',
    member,
    agency: 'childrens-services',
    state: 'booked',
    since: at,
    prompted: [],
    by: member,
    at,
    ...over,
  };
}

/** What people do about training through both platforms, each in their own chat. */
export function trainingDesk(town: () => Town) {
  const reads = {
    slack: (person: string, ...words: string[]): ScreenMessage =>
      showing(town().simulator.slack.dmMessages(person), ...words),
    teams: (person: string, ...words: string[]): ScreenMessage =>
      showing(town().simulator.teams.messages('direct', person), ...words),
  };
  return {
    reads,
    slash: async (person: string, line: string): Promise<void> => {
      await town().simulator.slack.command(person, 'direct', '/training', line);
      await town().settled();
    },
    type: async (person: string, line: string): Promise<void> => {
      await town().simulator.teams.dm(person, line);
      await town().settled();
    },
    pressOnSlack: async (person: string, label: string, ...words: string[]): Promise<void> => {
      const { id } = reads.slack(person, ...words);
      await town().simulator.slack.press(person, 'direct', id, { label });
      await town().settled();
    },
    pressOnTeams: async (person: string, label: string, ...words: string[]): Promise<void> => {
      const { id } = reads.teams(person, ...words);
      expect(await town().simulator.teams.press(person, 'direct', id, label)).toMatchObject({ ok: true });
      await town().settled();
    },
    /** Sends the newest modal off. */
    submitOnSlack: async (
      person: string,
      filled: Readonly<Record<string, string | string[]>>,
    ): Promise<void> => {
      const { slack } = town().simulator;
      const modal = await until(town().simulator, () => slack.modals(person).at(-1), 'the form');
      await slack.submit(person, modal.id, filled);
      await town().settled();
    },
    sessions: () => town().store.read((view) => view.all('trainingSessions')),
    bookings: () => town().store.read((view) => view.all('bookings')),
    done: () => town().store.read((view) => view.all('trainingDone')),
  };
}
