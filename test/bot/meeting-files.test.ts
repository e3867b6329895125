import { describe, expect, it } from 'vitest';
import { agendaFile, meetingIcs, meetingsFeed } from '../../commands/meeting/files.ts';
import { drawMeetingPrompt } from '../../cards/items/meeting-prompt.ts';
import { addItem } from '../../src/domain/meeting/agenda.ts';
import { cycleOfMeeting } from '../../src/domain/meeting/cycle.ts';
import { addPaper } from '../../src/domain/meeting/in-meeting.ts';
import { PROMPTS } from '../../src/domain/meeting/words.ts';
import { cyclePolicy, withAgenda } from '../../src/bot/meeting-store.ts';
import { ENGLAND } from '../../src/domain/working-days.ts';
import { by, meetingAt } from '../domain/meeting/build.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { townDirectory } from '../support/people.ts';
import { plymouthFile } from '../support/plymouth.ts';

const partnership = plymouthFile();
const directory = townDirectory();
const now = new Date('2026-11-23T09:00:00Z');
const LINK = 'https://papers.example/scorecard?a=1&b=2';

async function shelf() {
  const store = new MemoryStore();
  await store.transact(async (tx) => {
    const planned = await withAgenda(
      tx,
      meetingAt('2026-12-15 10:00', { place: 'https://meet.example/board' }),
      partnership,
    );
    const asked = addItem(
      planned,
      { id: 'i1', title: 'Thresholds <b>& more', minutes: 15 },
      by('2026-11-20 09:00'),
    );
    await tx.insert(
      'meetings',
      addPaper(asked, { id: 'p1', title: 'Scorecard', link: LINK, item: 'i1' }, by('2026-11-20 09:00')),
    );
  });
  return store;
}

async function drawn(kind: typeof agendaFile, who: string, store: MemoryStore) {
  const member = directory.members.find(({ name }) => name === who);
  if (!member) throw new Error('Nobody is called that');
  return store.read((view) =>
    kind.draw(
      { meeting: 'MTG-2604-K4TR' },
      { store: view, member, directory, partnership, calendar: ENGLAND, now, today: '2026-11-23' },
    ),
  );
}

describe('files of a meeting', () => {
  it('the agenda to print has times, figures and the pack, with everything typed made harmless', async () => {
    const file = await drawn(agendaFile, 'Gareth Penhallow', await shelf());
    const html = String(file?.body);
    expect(html).toContain('Thresholds &lt;b&gt;&amp; more');
    expect(html).toContain('href="https://papers.example/scorecard?a=1&amp;b=2"');
    expect(html).toContain('0 open, 0 overdue, 0 closed since the last meeting.');
    expect(html).toMatch(/\d+a <a rel/);
    expect(html).toContain('10:00 to 10:10');
    expect(file?.shown).toBe(true);
  });

  it('nothing is there for somebody of no such group', async () => {
    const store = await shelf();
    expect(await drawn(agendaFile, 'Jory Whitmarsh', store)).toBeUndefined();
    expect(await drawn(meetingIcs, 'Jory Whitmarsh', store)).toBeUndefined();
  });

  it("a meeting's own file has the link to join; the feed has neither link nor words, and only one's own groups", async () => {
    const store = await shelf();
    expect(String((await drawn(meetingIcs, 'Gareth Penhallow', store))?.body)).toContain(
      'meet.example/board',
    );
    const feed = String((await drawn(meetingsFeed, 'Gareth Penhallow', store))?.body);
    expect(feed).toContain('SUMMARY:PSCP: Board');
    expect(feed).not.toMatch(/meet\.example|Thresholds|Gareth/);
    expect(String((await drawn(meetingsFeed, 'Jory Whitmarsh', store))?.body)).not.toContain('BEGIN:VEVENT');
  });
});

describe('prompts', () => {
  it('each kind says why it came, has a next step for who can take one, and quotes nothing that was typed', async () => {
    const meeting = await (await shelf()).read(async (view) => view.get('meetings', 'MTG-2604-K4TR'));
    if (!meeting) throw new Error('It is not there');
    const { prompts } = cycleOfMeeting(meeting, cyclePolicy({ partnership, calendar: ENGLAND }));
    expect(prompts.map(({ kind }) => kind).sort()).toEqual([...PROMPTS].sort());
    const unit = directory.members.find(({ name }) => name === 'Priya Nair');
    if (!unit) throw new Error('Nobody is called that');
    for (const prompt of prompts) {
      const { card, summary } = drawMeetingPrompt(prompt, meeting, {
        reader: unit,
        directory,
        partnership,
        now,
        late: false,
      });
      const text = JSON.stringify(card);
      expect(text, prompt.kind).toContain(prompt.why);
      expect(text, prompt.kind).toContain('"verb":"meeting.');
      expect(text + summary, prompt.kind).not.toContain('Thresholds');
    }
  });
});
