import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  auditId,
  beginChain,
  chainEntry,
  headAfter,
  REDACT,
  redactEntry,
  type AuditEntry,
  type ChainedEntry,
  type ChainFacts,
  type ChainHead,
  type UnchainedEntry,
} from '../../src/domain/audit-chain.ts';
import { checkChain } from '../../src/domain/audit-check.ts';

const said = (n: number): ChainFacts => ({
  at: new Date(Date.UTC(2026, 10, 23, 9, 0, n)).toISOString(),
  who: `member-${n % 3}`,
  verb: 'action.update',
  subject: `action:ACT-2611-${n}`,
  from: 'slack channel',
  outcome: 'done',
});

const old: UnchainedEntry[] = [
  { id: '2026-10-01T09:00:00.000Z|000001|aa', ...said(1) },
  { id: '2026-10-01T09:00:00.000Z|000002|bb', ...said(2) },
];

const salt = (n: number): string => n.toString(16).padStart(32, '0');

interface Trail {
  readonly entries: readonly AuditEntry[];
  readonly head: { id: 'head' } & ChainHead;
}

function trail(count: number, before: readonly UnchainedEntry[] = [], facts = said): Trail {
  let head = beginChain(before);
  const entries: AuditEntry[] = [...before];
  for (let n = 1; n <= count; n += 1) {
    const entry = chainEntry(head, facts(n), salt(n));
    entries.push(entry);
    head = headAfter(entry);
  }
  return { entries, head: { id: 'head', ...head } };
}

/** As the store gives them back. */
const inOrder = (entries: readonly AuditEntry[]): AuditEntry[] =>
  [...entries].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

const breakIn = (entries: readonly unknown[], head: unknown, kept?: ChainHead) =>
  checkChain(entries, head, kept).broken;

const chained = (entry: AuditEntry | undefined): ChainedEntry => {
  if (!entry || !('salt' in entry)) throw new Error('Not a chained entry');
  return entry;
};

describe('the audit chain', () => {
  it('is what its page says, byte for byte', () => {
    const facts: ChainFacts = {
      at: '2026-11-23T09:00:00.000Z',
      verb: 'help',
      from: 'teams direct',
      outcome: 'refused',
      code: 'stranger',
    };
    const start = createHash('sha256').update('partnership-audit-v1-before').digest('hex');
    const entry = chainEntry(beginChain([]), facts, '000102030405060708090a0b0c0d0e0f');
    const payload =
      '{"at":"2026-11-23T09:00:00.000Z","verb":"help","from":"teams direct","outcome":"refused","code":"stranger"}';
    const commitment = createHash('sha256')
      .update(Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex'))
      .update(payload)
      .digest('hex');
    expect(entry).toMatchObject({ id: 'entry-000000000001', n: 1, prev: start, commitment });
    const bytes = Buffer.concat([
      Buffer.from('partnership-audit-v1'),
      Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]),
      Buffer.from(start, 'hex'),
      Buffer.from(commitment, 'hex'),
    ]);
    expect(headAfter(entry)).toEqual({ n: 1, hash: createHash('sha256').update(bytes).digest('hex') });
  });

  it('reports a whole trail: how many, what came before, and its head', () => {
    const { entries, head } = trail(5, old);
    expect(checkChain(entries, head)).toEqual({
      entries: 5,
      redacted: 0,
      before: 2,
      head: { n: 5, hash: head.hash, at: said(5).at },
    });
    expect(checkChain([], undefined)).toEqual({ entries: 0, redacted: 0, before: 0 });
    expect(checkChain(old, undefined)).toEqual({ entries: 0, redacted: 0, before: 2 });
  });

  it('does not depend on the order of keys in which facts were given', () => {
    const { at, who, ...rest } = said(1);
    expect(chainEntry(beginChain([]), { ...rest, who: who ?? '', at }, salt(1)).commitment).toBe(
      chainEntry(beginChain([]), said(1), salt(1)).commitment,
    );
  });

  it('finds a changed entry, and one whose salt or commitment was changed with it', () => {
    const { entries, head } = trail(5);
    const third = chained(entries[2]);
    expect(breakIn(entries.with(2, { ...third, who: 'member-9' }), head)).toEqual({ kind: 'changed', n: 3 });
    const forged = chainEntry({ n: 2, hash: third.prev }, { ...said(3), who: 'member-9' }, salt(3));
    expect(breakIn(entries.with(2, forged), head)).toEqual({ kind: 'unlinked', n: 4 });
    const last = chainEntry({ n: 4, hash: chained(entries[4]).prev }, said(9), salt(9));
    expect(breakIn(entries.with(4, last), head)).toEqual({ kind: 'end', n: 5, head: 5 });
  });

  it('finds entries swapped, removed from the middle, put in and copied', () => {
    const { entries, head } = trail(6);
    const place = (at: number) => {
      const { id, n } = chained(entries[at]);
      return { id, n };
    };
    const third = chained(entries[2]);
    const fourth = chained(entries[3]);
    expect(
      breakIn(entries.with(2, { ...fourth, ...place(2) }).with(3, { ...third, ...place(3) }), head),
    ).toEqual({
      kind: 'unlinked',
      n: 3,
    });
    expect(
      breakIn(entries.with(2, { ...fourth, id: third.id }).with(3, { ...third, id: fourth.id }), head),
    ).toEqual({
      kind: 'missing',
      n: 3,
      last: 3,
    });
    expect(breakIn([...entries.slice(0, 2), ...entries.slice(4)], head)).toEqual({
      kind: 'missing',
      n: 3,
      last: 4,
    });
    const between = { ...chainEntry(headAfter(third), said(7), salt(7)), id: `${third.id}a` };
    expect(breakIn(inOrder([...entries, between]), head)).toEqual({ kind: 'inserted', n: 4 });
    expect(breakIn(inOrder([...entries, { ...third, id: `${third.id}a` }]), head)).toEqual({
      kind: 'inserted',
      n: 3,
    });
    expect(breakIn([...entries, { ...third, id: auditId(7), n: 7 }], head)).toEqual({
      kind: 'unlinked',
      n: 7,
    });
    const after = chainEntry(head, said(7), salt(7));
    expect(breakIn([...entries, after], head)).toEqual({ kind: 'end', n: 7, head: 6 });
  });

  it('finds changes to what came before the chain: changed, removed, added', () => {
    const { entries, head } = trail(2, old);
    const beginning = { kind: 'beginning', n: 1 };
    expect(breakIn(entries.with(0, { ...said(9), id: old[0]?.id ?? '' }), head)).toEqual(beginning);
    expect(breakIn(entries.slice(1), head)).toEqual(beginning);
    expect(breakIn(inOrder([...entries, { id: '2026-11-30T|1', ...said(3) }]), head)).toEqual(beginning);
  });

  it('finds a tail that was cut by its head, and one cut with its head only by a head kept elsewhere', () => {
    const whole = trail(6);
    const cut = trail(4);
    expect(breakIn(cut.entries, whole.head)).toEqual({ kind: 'end', n: 4, head: 6 });
    expect(breakIn(cut.entries, undefined)).toEqual({ kind: 'end', n: 4, head: 0 });
    expect(breakIn(cut.entries, cut.head)).toBeUndefined();
    expect(breakIn(cut.entries, cut.head, whole.head)).toEqual({ kind: 'cut', n: 4, kept: 6 });
    expect(breakIn([], undefined, whole.head)).toEqual({ kind: 'cut', n: 0, kept: 6 });
    expect(breakIn(whole.entries, whole.head, cut.head)).toBeUndefined();
    expect(breakIn(whole.entries, whole.head, whole.head)).toBeUndefined();
  });

  it('finds a trail that was written anew by a head kept elsewhere', () => {
    const whole = trail(6);
    const anew = trail(6, [], (n) => (n === 2 ? said(8) : said(n)));
    expect(breakIn(anew.entries, anew.head)).toBeUndefined();
    expect(breakIn(anew.entries, anew.head, trail(4).head)).toEqual({ kind: 'rewritten', n: 4 });
    expect(breakIn(anew.entries, anew.head, whole.head)).toEqual({ kind: 'rewritten', n: 6 });
  });

  it('stays whole with a redaction that is written down, and only with one', () => {
    const redaction = (n: number): ChainFacts =>
      n === 5
        ? { at: said(5).at, verb: REDACT, subject: 'audit:2', from: 'command line', outcome: 'done' }
        : said(n);
    const plain = trail(6);
    const { entries, head } = trail(6, [], redaction);
    const erased = redactEntry(chained(entries[1]));
    expect(JSON.stringify(erased)).not.toContain('member');
    expect(checkChain(entries.with(1, erased), head)).toMatchObject({ entries: 6, redacted: 1 });
    expect(breakIn(entries.with(1, erased), head)).toBeUndefined();
    expect(breakIn(entries, head)).toEqual({ kind: 'returned', n: 2 });
    expect(breakIn(plain.entries.with(1, redactEntry(chained(plain.entries[1]))), plain.head)).toEqual({
      kind: 'erased',
      n: 2,
    });
    expect(breakIn(entries.with(1, erased).with(5, redactEntry(chained(entries[5]))), head)).toEqual({
      kind: 'erased',
      n: 6,
    });
  });

  it('is not confused by records of any other shape', () => {
    const { entries, head } = trail(3);
    const second = chained(entries[1]);
    for (const odd of [
      null,
      7,
      {},
      { ...second, salt: 'x' },
      { ...second, n: 1.5 },
      { ...second, more: 'x' },
    ])
      expect(breakIn([entries[0], odd, entries[2]], head)).toEqual({ kind: 'unreadable', n: 2 });
    for (const odd of [null, 7, { ...head, n: -1 }, { ...head, hash: 'x' }])
      expect(breakIn(entries, odd)).toEqual({ kind: 'end', n: 3, head: 0 });
  });

  it('detects any single change anywhere, whatever was written', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 });
    const anyFacts: fc.Arbitrary<ChainFacts> = fc.record(
      {
        at: fc.constant('2026-11-23T09:00:00.000Z'),
        who: text,
        verb: text,
        subject: text,
        from: text,
        outcome: fc.constantFrom('done', 'refused', 'seen'),
        code: text,
      },
      { requiredKeys: ['at', 'verb', 'from', 'outcome'] },
    );
    fc.assert(
      fc.property(
        fc.array(anyFacts, { minLength: 1, maxLength: 8 }),
        fc.nat(),
        fc.nat(),
        fc.constantFrom('alter', 'drop key', 'add key', 'remove', 'exchange', 'copy', 'head'),
        (list, at, which, how) => {
          const { entries, head } = trail(list.length, old, (n) => list[n - 1] ?? said(n));
          expect(breakIn(entries, head)).toBeUndefined();
          const records: Record<string, unknown>[] = entries.map((entry) => ({ ...entry }));
          const place = at % records.length;
          const record = records[place] ?? {};
          const keys = Object.keys(record).sort();
          const key = keys[which % keys.length] ?? '';
          let changedHead: object = head;
          if (how === 'alter') record[key] = altered(record[key]);
          if (how === 'drop key') delete record[key];
          if (how === 'add key') record['said'] = 'more';
          if (how === 'remove') records.splice(place, 1);
          if (how === 'copy') records.splice(place + 1, 0, { ...record });
          if (how === 'head')
            changedHead = { ...head, ...(which % 2 ? { n: head.n + 1 } : { hash: altered(head.hash) }) };
          if (how === 'exchange') {
            const other = (place + 1 + (which % (records.length - 1))) % records.length;
            // Under their ids, because the order of id is the only one there is.
            records[place] = { ...records[other], id: record['id'] };
            records[other] = { ...record, id: records[other]?.['id'] };
          }
          expect(breakIn(records, changedHead)).toBeDefined();
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** Another value of the same kind, as near as can be. */
function altered(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value !== 'string' || value === '') return 'x';
  const last = value.at(-1) === '0' ? '1' : '0';
  return `${value.slice(0, -1)}${last}`;
}
