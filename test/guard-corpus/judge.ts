import type { GuardSurroundings, Severity } from '../../src/domain/guard/finding.ts';
import { screen, worst } from '../../src/domain/guard/screen.ts';
import type { CorpusLine } from './read-corpus.ts';

export interface Judged {
  readonly line: CorpusLine;
  /** What the guard says of it; advice is as good as nothing. */
  readonly verdict: 'refuse' | 'confirm' | 'pass';
  /** It says at least what it should, and found every kind it had to. */
  readonly right: boolean;
  readonly rewrite?: string;
}

/** Reads one line as a form or command would be read. */
export function judge(line: CorpusLine, surroundings: GuardSurroundings): Judged {
  const findings = screen([{ field: 'text', text: line.text }], { ...surroundings, about: line.about });
  const stopping = findings.filter(({ severity }) => severity !== 'advise');
  const verdict = asVerdict(worst(findings));
  const found = line.kinds.every((kind) => stopping.some((finding) => finding.kind === kind));
  const strict = line.verdict === 'refuse' ? verdict === 'refuse' : verdict !== 'pass';
  const [rewrite] = stopping.flatMap((finding) => finding.rewrite ?? []);
  return {
    line,
    verdict,
    right: line.verdict === 'pass' ? verdict === 'pass' : strict && found,
    ...(rewrite === undefined ? {} : { rewrite }),
  };
}

function asVerdict(severity: Severity | undefined): Judged['verdict'] {
  return severity === undefined || severity === 'advise' ? 'pass' : severity;
}
