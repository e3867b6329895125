import { ButtonElement, OverflowElement } from './buttons.tsx';
import { DateElement, TextElement, TickElement } from './inputs.tsx';
import { SearchSelectElement } from './search-select.tsx';
import { MultiSelectElement, SelectElement } from './selects.tsx';
import { StaticBlocks } from './static-blocks.tsx';
import { useSurface, type ElementProps } from './surface.ts';

/** One interactive element, whatever it is. An unknown one says so rather than vanishing. */
export function SlackElementView(props: ElementProps) {
  const { people, rooms } = useSurface();
  const { type } = props.element;
  switch (type) {
    case 'button':
    case 'workflow_button':
      return <ButtonElement {...props} />;
    case 'overflow':
      return <OverflowElement {...props} />;
    case 'static_select':
    case 'users_select':
    case 'conversations_select':
    case 'channels_select':
      return <SelectElement {...props} />;
    case 'multi_static_select':
    case 'multi_users_select':
    case 'multi_conversations_select':
    case 'multi_channels_select':
      return <MultiSelectElement {...props} />;
    case 'external_select':
    case 'multi_external_select':
      return <SearchSelectElement {...props} />;
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return <TextElement {...props} />;
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <DateElement {...props} />;
    case 'checkboxes':
    case 'radio_buttons':
      return <TickElement {...props} />;
    case 'image':
      return (
        <StaticBlocks
          blocks={[{ type: 'context', elements: [props.element] }]}
          people={people}
          rooms={rooms}
        />
      );
    default:
      return <span className="undrawable">This page cannot show “{type}”.</span>;
  }
}
