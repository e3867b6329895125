import { describe, expect, it } from 'vitest';
import { agendaFile, agendaWord } from '../../commands/meeting/agenda-files.ts';
import { figureProviders, readFigures } from '../../commands/meeting/figures.ts';
import { meetingIcs, meetingsFeed } from '../../commands/meeting/files.ts';
import { drawMeeting } from '../../cards/meeting/view.ts';
import { drawMeetingPrompt } from '../../cards/items/meeting-prompt.ts';
import { addItem } from '../../src/domain/meeting/agenda.ts';
import { cycleOfMeeting } from '../../src/domain/meeting/cycle.ts';
import { addPaper } from '../../src/domain/meeting/in-meeting.ts';
import { confirmDate, moveMeeting } from '../../src/domain/meeting/moves.ts';
import { notNeeded } from '../../src/domain/meeting/needed.ts';
import { recipientsOf } from '../../src/domain/meeting/recipients.ts';
import { replyForSeat } from '../../src/domain/meeting/seats.ts';
import { peopleFor } from '../../src/bot/meeting-people.ts';
import { mayMeet } from '../../src/bot/meeting-relations.ts';
import { PROMPTS } from '../../src/domain/meeting/words.ts';
import { cyclePolicy, withAgenda } from '../../src/bot/meeting-store.ts';
import type { FigureKey } from '../../src/domain/meeting/words.ts';
import { ensureYear } from '../../src/bot/plan-store.ts';
import { DOCX_TYPE } from '../../src/bot/printed-docx.ts';
import { ENGLAND } from '../../src/domain/working-days.ts';
import { reach } from '../support/escalations.ts';
import { readDocx } from '../support/read-docx.ts';
import { textOfPage } from '../support/read-page.ts';
import { opened } from '../domain/review/build.ts';
import { at, by, meetingAt } from '../domain/meeting/build.ts';
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
    expect(html).toContain('https://meet.example/board');
    expect(html).toContain('Thresholds &lt;b&gt;&amp; more');
    expect(html).toContain('href="https://papers.example/scorecard?a=1&amp;b=2"');
    expect(html).toContain('0 open, 0 overdue, 0 closed since the last meeting.');
    expect(html).toMatch(/\d+a <a rel/);
    expect(html).toContain('10:00 to 10:10');
    expect(file?.shown).toBe(true);
  });

  it('the same agenda as a Word file says the same, word for word, with the same links', async () => {
    const store = await shelf();
    const word = await drawn(agendaWord, 'Gareth Penhallow', store);
    const read = readDocx(word?.body instanceof Uint8Array ? word.body : new Uint8Array());
    expect(read.lines).toEqual(
      textOfPage(String((await drawn(agendaFile, 'Gareth Penhallow', store))?.body)),
    );
    expect(read.lines).toContain('Thresholds <b>& more');
    expect(read.headings).toEqual(['Agenda of Board MTG-2604-K4TR']);
    expect(read.links).toEqual(expect.arrayContaining([LINK, 'https://meet.example/board']));
    expect(word).toMatchObject({ filename: 'agenda-MTG-2604-K4TR.docx', type: DOCX_TYPE });
  });

  it('nothing is there for somebody of no such group', async () => {
    const store = await shelf();
    expect(await drawn(agendaFile, 'Jory Whitmarsh', store)).toBeUndefined();
    expect(await drawn(agendaWord, 'Jory Whitmarsh', store)).toBeUndefined();
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

describe('who comes for somebody', () => {
  it('may be another than the deputy on record: they see that meeting, and are asked with its members', async () => {
    const store = await shelf();
    const before = await store.read((view) => view.get('meetings', 'MTG-2604-K4TR'));
    if (!before) throw new Error('It is not there');
    const meeting = replyForSeat(
      before,
      'gareth-penhallow',
      { answer: 'deputy', deputy: 'ewan-tregear' },
      by('2026-11-20 09:00', 'gareth-penhallow'),
    );
    const stands = directory.member('ewan-tregear');
    if (!stands) throw new Error('Nobody is called that');
    expect(mayMeet('meeting.see', before, stands, directory)).toBe(false);
    expect(mayMeet('meeting.see', meeting, stands, directory)).toBe(true);
    expect(mayMeet('meeting.run', meeting, stands, directory)).toBe(false);
    const people = await store.read((view) => peopleFor(view, directory));
    expect(recipientsOf({ to: ['members'] }, meeting, people)).toContain('ewan-tregear');
    const card = JSON.stringify(drawMeeting(meeting, { directory, partnership, now, viewer: stands })?.card);
    expect(card).toContain('You come for Gareth Penhallow.');
  });
});

describe('a date that is good', () => {
  it('is said on the card, is not asked again, and falls away with the date', () => {
    const meeting = confirmDate(meetingAt('2026-12-15 10:00'), by('2026-11-20 09:00', 'priya-nair'));
    const viewer = directory.member('priya-nair');
    if (!viewer) throw new Error('Nobody is called that');
    const card = JSON.stringify(drawMeeting(meeting, { directory, partnership, now, viewer })?.card);
    expect(card).toContain('Said to be good by Priya Nair');
    expect(notNeeded('date-check', meeting)).toBeDefined();
    const moved = moveMeeting(
      meeting,
      { starts: at('2026-12-16 10:00'), ends: at('2026-12-16 12:00'), why: 'Leave' },
      by('2026-11-21 09:00'),
    );
    expect(notNeeded('date-check', moved)).toBeUndefined();
    expect(moved).not.toHaveProperty('dateGood');
  });
});

describe('figures on an agenda', () => {
  it('count what their reader may see, and say nothing else, not even that there is something', async () => {
    const store = await shelf();
    const review = opened('rapid-review', '2026-11-16');
    await store.transact(async (tx) => {
      await tx.put('escalations', reach(2, '2026-11-20 10:00'));
      await tx.put('reviews', review);
      await ensureYear(tx, new Date('2026-04-01T08:00:00Z'), { partnership, directory });
    });
    const says = async (who: string, key: FigureKey, of?: string) => {
      const member = directory.members.find(({ name }) => name === who);
      if (!member) throw new Error('Nobody is called that');
      const view = await store.read((reader) =>
        readFigures(reader, { member, partnership, directory, calendar: ENGLAND, now, today: '2026-11-23' }),
      );
      const since = { from: '2026-09-01', to: '2026-11-23' };
      return figureProviders[key]?.(view, { group: 'board', since, ...(of ? { of } : {}) })?.says;
    };
    const [partner, member] = ['Gareth Penhallow', 'Hester Qureshi'];
    expect(await says(partner, 'escalations-by-stage')).toBe(
      'Open escalations by stage. stage 2: fewer than 5.',
    );
    expect(await says(member, 'escalations-by-stage')).toBe('Said in the meeting.');
    expect(await says(partner, 'reviews-running')).toContain(review.id);
    expect(await says(member, 'reviews-running')).toBeUndefined();
    expect(await says(partner, 'sign-offs')).toMatch(/^\d+ due within 90 days.*of 4 signed\), /);
    expect(await says(member, 'sign-offs')).toBe('Nothing is due within 90 days.');
    // What one kind of return is asked is counted elsewhere: the returns to reviews are no answer to it.
    expect(await says(partner, 'returns', 'icpc-attendance')).toBeUndefined();
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
