import { readPeriod } from '../domain/metric/periods.ts';
import { wordingMark } from '../domain/metric/wording.ts';
import type { Metric } from './metric-schema.ts';
import type { Partnership } from './schema.ts';
import type { FileProblem } from './schema-problems.ts';
import type { Path } from './yaml-places.ts';

type Check = (path: Path, id: string | undefined, known: ReadonlySet<string>, what: string) => void;

/** References of the metric dictionary, the monthly returns and the yearly survey to what stands elsewhere in the file. */
export function metricReferences(file: Partnership, check: Check): void {
  const agencies = new Set(file.agencies.map(({ id }) => id));
  const groups = new Set(file.groups.map(({ id }) => id));
  const owners = new Set([...agencies, ...groups]);
  const sources = new Set(file.sources.map(({ id }) => id));
  const priorities = new Set(file.priorities.map(({ id }) => id));
  const wordings = new Set(file.metrics.items.flatMap((each) => each.wordings.map(({ id }) => id)));
  const returns = new Map(
    file.returns.items.map((each) => [each.id, new Set(each.numbers.map(({ id }) => id))]),
  );
  check(['metrics', 'keeper'], file.metrics.keeper, groups, 'group');
  check(['needs', 'keeper'], file.needs.keeper, groups, 'group');
  file.metrics.items.forEach((metric, index) => {
    const path: Path = ['metrics', 'items', index];
    check([...path, 'priority'], metric.priority, priorities, 'priority');
    check([...path, 'supplier'], metric.supplier, owners, 'group or agency');
    const own = new Set(metric.wordings.map(({ id }) => id));
    metric.wordings.forEach((wording, at) => {
      check([...path, 'wordings', at, 'source'], wording.source, sources, 'source');
      wording.comparableWith.forEach((id, place) =>
        check([...path, 'wordings', at, 'comparableWith', place], id, wordings, 'version of a question'),
      );
    });
    metric.figures.forEach((figure, at) => {
      check([...path, 'figures', at, 'wording'], figure.wording, own, 'version of this question');
      check([...path, 'figures', at, 'source'], figure.source, sources, 'source');
    });
    const from = metric.fromReturn;
    if (!from) return;
    check([...path, 'fromReturn', 'return'], from.return, new Set(returns.keys()), 'monthly return');
    const numbers = returns.get(from.return) ?? new Set<string>();
    for (const key of ['count', 'part', 'of'] as const)
      check([...path, 'fromReturn', key], from[key], numbers, 'number of that return');
  });
  const briefing = new Set(file.briefing.themes.map(({ id }) => id));
  const needs = new Set(file.needs.themes.map(({ id }) => id));
  file.needs.themes.forEach((theme, index) =>
    theme.briefing.forEach((id, at) =>
      check(['needs', 'themes', index, 'briefing', at], id, briefing, 'theme of the briefing'),
    ),
  );
  file.needs.questions.forEach(({ choices }, index) =>
    choices.forEach(({ theme }, at) =>
      check(['needs', 'questions', index, 'choices', at, 'theme'], theme, needs, 'theme of the survey'),
    ),
  );
  file.returns.items.forEach((each, index) => {
    const path: Path = ['returns', 'items', index];
    const numbers = new Set(each.numbers.map(({ id }) => id));
    each.numbers.forEach(({ within }, at) =>
      check([...path, 'numbers', at, 'within'], within, numbers, 'number of this return'),
    );
    each.teams.forEach(({ agency }, at) =>
      check([...path, 'teams', at, 'agency'], agency, agencies, 'agency'),
    );
  });
}

/** What is wrong inside the dictionary, the returns and the survey themselves. */
export function metricProblems(file: Partnership): FileProblem[] {
  return [
    ...twice(['metrics', 'items'], file.metrics.items),
    ...twice(['returns', 'items'], file.returns.items),
    ...twice(['needs', 'questions'], file.needs.questions),
    ...twice(['needs', 'themes'], file.needs.themes),
    ...file.needs.questions.flatMap(({ choices }, index) =>
      twice(['needs', 'questions', index, 'choices'], choices),
    ),
    ...file.returns.items.flatMap(({ teams, numbers }, index) => [
      ...twice(['returns', 'items', index, 'teams'], teams),
      ...twice(['returns', 'items', index, 'numbers'], numbers),
    ]),
    ...file.metrics.items.flatMap(problemsOf),
  ];
}

function problemsOf(metric: Metric, index: number): FileProblem[] {
  const path: Path = ['metrics', 'items', index];
  const problems = twice([...path, 'wordings'], metric.wordings);
  const marks = new Map<string, string>();
  metric.wordings.forEach(({ id, asks }, at) => {
    const before = marks.get(wordingMark(asks));
    if (before !== undefined)
      problems.push({
        path: [...path, 'wordings', at, 'asks'],
        says: `asks the same as "${before}", word for word. Keep one of them.`,
      });
    marks.set(wordingMark(asks), id);
  });
  const seen = new Set<string>();
  metric.figures.forEach(({ period, wording, value }, at) => {
    const place = [...path, 'figures', at];
    if ('count' in value !== (metric.unit === 'count'))
      problems.push({
        path: [...place, 'value'],
        says: `does not fit a metric in ${metric.unit === 'count' ? 'numbers: put "count"' : 'per cent: put "part" and "of", or "percent"'}.`,
      });
    const { from = '', to = '' } = readPeriod(period) ?? {};
    const key = `${wording}|${from}|${to}`;
    if (seen.has(key))
      problems.push({ path: [...place, 'period'], says: 'is there twice. Keep one of them.' });
    seen.add(key);
  });
  const from = metric.fromReturn;
  if (from && (metric.unit === 'count' ? !from.count : !from.part || !from.of))
    problems.push({
      path: [...path, 'fromReturn'],
      says: metric.unit === 'count' ? 'needs "count".' : 'needs "part" and "of".',
    });
  return problems;
}

function twice(path: Path, items: readonly { readonly id: string }[]): FileProblem[] {
  const seen = new Set<string>();
  return items.flatMap(({ id }, index): FileProblem[] => {
    const known = seen.has(id);
    seen.add(id);
    return known ? [{ path: [...path, index, 'id'], says: 'is used twice. Give each its own id.' }] : [];
  });
}
