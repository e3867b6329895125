import { ChoiceSetInput, type AdaptiveCard, type Input } from 'adaptivecards';
import type { FoundChoice } from '../../protocol.ts';

/** Long enough not to ask for every letter of somebody who types quickly. */
const PAUSE_MS = 150;

/**
 * A choice with `choices.data` asks for its entries while somebody types, as Teams' client does. Late answers are dropped.
 * @returns what a choice that stands in a box with this title answers: the renderer knows what was found by its title alone
 */
export function searchAsTyped(
  card: AdaptiveCard,
  ask: (dataset: string, typed: string) => Promise<readonly FoundChoice[]>,
): (input: Input, title: string) => string {
  const values = new Map<Input, Map<string, string>>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  card.onInputValueChanged = (input) => {
    if (!(input instanceof ChoiceSetInput) || !input.isDynamicTypeahead()) return;
    const typed = input.getFilterForDynamicSearch();
    const dataset = input.choicesData?.dataset;
    clearTimeout(timer);
    if (!typed || !dataset) return;
    timer = setTimeout(() => {
      input.showLoadingIndicator();
      void ask(dataset, typed).then((found) => {
        if (input.getFilterForDynamicSearch() !== typed) return;
        const known = values.get(input) ?? new Map<string, string>();
        for (const { title, value } of found) known.set(title, value);
        values.set(input, known);
        input.removeLoadingIndicator();
        input.renderChoices(typed, [...found]);
      });
    }, PAUSE_MS);
  };
  return (input, title) => values.get(input)?.get(title) ?? title;
}
