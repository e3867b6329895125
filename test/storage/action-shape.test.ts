import { describe, expect, it } from 'vitest';
import { Action, updatesOf } from '../../src/domain/action/record.ts';
import { migrations, upToDate, type StoredRecord } from '../../storage/migrations.ts';

const stored: StoredRecord = {
  id: 'ACT-2611-K4TR',
  rev: 4,
  title: 'Send the minutes',
  measure: '90% on time',
  due: '2026-12-12',
  owner: 'kit-rowe',
  assignedBy: 'jo-day',
  assignedAt: '2026-11-01T09:00:00.000Z',
  group: 'neglect',
  origin: 'audit',
  status: 'done',
  accepted: { by: 'kit-rowe', at: '2026-11-02T09:00:00.000Z' },
  updates: [{ by: 'jo-day', at: '2026-11-03T09:00:00.000Z', text: 'Half of them' }],
  done: { by: 'kit-rowe', at: '2026-11-04T09:00:00.000Z', evidence: '19 of 20' },
};
const brought = (record: StoredRecord) =>
  Action.parse(upToDate('actions', record, { actions: 1 }, migrations, 'x'));

describe('an action stored before there were routes', () => {
  it('keeps everything that was written, as a story', () => {
    const action = brought(stored);
    expect(action).toMatchObject({
      status: 'closed',
      owner: { kind: 'member', member: 'kit-rowe' },
      route: ['neglect'],
      evidence: [{ by: 'kit-rowe', text: '19 of 20' }],
      closed: { how: 'done', by: 'kit-rowe' },
    });
    expect(action.story.map(({ kind }) => kind)).toEqual(['assigned', 'accepted', 'update', 'finished']);
    expect(updatesOf(action).map(({ text }) => text)).toEqual(['Half of them']);
  });

  it('stays open and with its owner when it was open', () => {
    const { done: _done, accepted: _accepted, group: _group, ...open } = stored;
    const action = brought({ ...open, id: 'ACT-2611-K4TR', status: 'assigned', updates: [] });
    expect(action).toMatchObject({ status: 'assigned', route: [], hops: [], evidence: [], parts: [] });
    expect(action.closed).toBeUndefined();
  });
});
