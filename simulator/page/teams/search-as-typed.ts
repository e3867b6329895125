import { ChoiceSetInput, type AdaptiveCard } from 'adaptivecards';
import type { FoundChoice } from '../../protocol.ts';

/** Long enough not to ask for every letter of somebody who types quickly. */
const PAUSE_MS = 150;

/** A choice with `choices.data` asks for its entries while somebody types, as Teams' client does. Late answers are dropped. */
export function searchAsTyped(
  card: AdaptiveCard,
  ask: (dataset: string, typed: string) => Promise<readonly FoundChoice[]>,
): void {
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
        input.removeLoadingIndicator();
        input.renderChoices(typed, [...found]);
      });
    }, PAUSE_MS);
  };
}
