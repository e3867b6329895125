/**
 * Adaptive Card 1.5 as far as Teams bot cards support it. These are the shapes templates expand to and adapters
 * convert; unknown elements are possible (`UnknownElement`) because `fallback` and later versions exist.
 */
export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly $schema?: string;
  readonly body: readonly CardElement[];
  readonly actions?: readonly CardAction[];
  readonly speak?: string;
  readonly lang?: string;
  readonly fallbackText?: string;
  readonly selectAction?: CardAction;
  readonly refresh?: { readonly action: CardAction; readonly userIds?: readonly string[] };
  readonly msteams?: Readonly<Record<string, unknown>>;
  readonly authentication?: unknown;
  readonly backgroundImage?: BackgroundImage;
  readonly minHeight?: string;
  readonly rtl?: boolean;
  readonly verticalContentAlignment?: string;
}

/** An address, or an object with one and how the picture is laid out. */
export type BackgroundImage = string | { readonly url: string; readonly [option: string]: unknown };

interface Common {
  readonly id?: string;
  readonly isVisible?: boolean;
  readonly separator?: boolean;
  readonly spacing?:
    | 'none'
    | 'small'
    | 'default'
    | 'medium'
    | 'large'
    | 'extraLarge'
    | 'padding'
    | 'None'
    | 'Small'
    | 'Default'
    | 'Medium'
    | 'Large'
    | 'ExtraLarge'
    | 'Padding';
  readonly fallback?: CardElement | 'drop';
  readonly requires?: Readonly<Record<string, string>>;
  readonly height?: string;
}

export interface TextBlock extends Common {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly style?: 'default' | 'heading' | 'columnHeader';
  readonly size?: string;
  readonly weight?: string;
  readonly color?: string;
  readonly isSubtle?: boolean;
  readonly wrap?: boolean;
  readonly maxLines?: number;
  readonly fontType?: string;
  readonly horizontalAlignment?: string;
}
export interface TextRunElement {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: string;
  readonly italic?: boolean;
  readonly strikethrough?: boolean;
  readonly isSubtle?: boolean;
  readonly color?: string;
  readonly size?: string;
  readonly highlight?: boolean;
  readonly underline?: boolean;
  readonly fontType?: string;
  readonly selectAction?: CardAction;
}
export interface RichTextBlock extends Common {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly (string | TextRunElement)[];
  readonly horizontalAlignment?: string;
}
export interface FactSet extends Common {
  readonly type: 'FactSet';
  readonly facts: readonly { readonly title: string; readonly value: string }[];
}
export interface ImageElement extends Common {
  readonly type: 'Image';
  readonly url: string;
  readonly altText?: string;
  readonly size?: string;
  readonly style?: string;
  readonly width?: string;
  readonly backgroundColor?: string;
  readonly horizontalAlignment?: string;
  readonly selectAction?: CardAction;
}
/** Sound or film. Teams' bot cards do not play it, and no more does Slack: `settleFallbacks` puts a text with links in its place. */
export interface MediaElement extends Common {
  readonly type: 'Media';
  readonly sources: readonly { readonly url: string; readonly mimeType?: string }[];
  readonly poster?: string;
  readonly altText?: string;
}
export interface ImageSet extends Common {
  readonly type: 'ImageSet';
  readonly images: readonly ImageElement[];
  readonly imageSize?: string;
}
export interface Container extends Common {
  readonly type: 'Container';
  readonly items: readonly CardElement[];
  readonly style?: string;
  readonly bleed?: boolean;
  readonly selectAction?: CardAction;
  readonly verticalContentAlignment?: string;
  readonly minHeight?: string;
  readonly backgroundImage?: BackgroundImage;
  readonly rtl?: boolean;
}
export interface Column extends Omit<Common, 'fallback'> {
  readonly type?: 'Column';
  readonly items?: readonly CardElement[];
  readonly width?: string | number;
  readonly style?: string;
  readonly selectAction?: CardAction;
  readonly verticalContentAlignment?: string;
  readonly bleed?: boolean;
  readonly minHeight?: string;
  readonly backgroundImage?: BackgroundImage;
  readonly rtl?: boolean;
  readonly fallback?: Column | 'drop';
}
export interface ColumnSet extends Common {
  readonly type: 'ColumnSet';
  readonly columns: readonly Column[];
  readonly selectAction?: CardAction;
  readonly style?: string;
  readonly bleed?: boolean;
  readonly minHeight?: string;
  readonly horizontalAlignment?: string;
}
export interface TableCell {
  readonly type?: 'TableCell';
  readonly items: readonly CardElement[];
  readonly selectAction?: CardAction;
  readonly style?: string;
  readonly bleed?: boolean;
  readonly minHeight?: string;
  readonly backgroundImage?: BackgroundImage;
  readonly verticalContentAlignment?: string;
  readonly rtl?: boolean;
}
export interface TableRow {
  readonly type?: 'TableRow';
  readonly cells: readonly TableCell[];
  readonly style?: string;
  readonly horizontalCellContentAlignment?: string;
  readonly verticalCellContentAlignment?: string;
}
export interface TableElement extends Common {
  readonly type: 'Table';
  readonly columns?: readonly {
    readonly type?: 'TableColumnDefinition';
    readonly width?: string | number;
    readonly horizontalCellContentAlignment?: string;
    readonly verticalCellContentAlignment?: string;
  }[];
  readonly rows: readonly TableRow[];
  readonly horizontalCellContentAlignment?: string;
  readonly verticalCellContentAlignment?: string;
  readonly firstRowAsHeader?: boolean;
  readonly firstRowAsHeaders?: boolean;
  readonly showGridLines?: boolean;
  readonly gridStyle?: string;
}
export interface ActionSet extends Common {
  readonly type: 'ActionSet';
  readonly actions: readonly CardAction[];
}

interface InputCommon extends Common {
  readonly id: string;
  readonly label?: string;
  readonly isRequired?: boolean;
  readonly errorMessage?: string;
}
export interface InputText extends InputCommon {
  readonly type: 'Input.Text';
  readonly value?: string;
  readonly placeholder?: string;
  readonly isMultiline?: boolean;
  readonly maxLength?: number;
  readonly regex?: string;
  readonly style?: string;
  /** A button beside the input. */
  readonly inlineAction?: CardAction;
}
export interface InputNumber extends InputCommon {
  readonly type: 'Input.Number';
  readonly value?: number;
  readonly placeholder?: string;
  readonly min?: number;
  readonly max?: number;
}
export interface InputDate extends InputCommon {
  readonly type: 'Input.Date';
  /** ISO date, `2026-12-12`. */
  readonly value?: string;
  readonly placeholder?: string;
  readonly min?: string;
  readonly max?: string;
}
export interface InputTime extends InputCommon {
  readonly type: 'Input.Time';
  /** `14:30`. */
  readonly value?: string;
  readonly placeholder?: string;
  readonly min?: string;
  readonly max?: string;
}
export interface InputToggle extends InputCommon {
  readonly type: 'Input.Toggle';
  readonly title: string;
  readonly value?: string;
  readonly valueOn?: string;
  readonly valueOff?: string;
  readonly wrap?: boolean;
}
export interface InputChoiceSet extends InputCommon {
  readonly type: 'Input.ChoiceSet';
  readonly choices?: readonly { readonly title: string; readonly value: string }[];
  readonly 'choices.data'?: Readonly<Record<string, unknown>>;
  /** One value, or several joined by commas. */
  readonly value?: string;
  readonly style?: 'compact' | 'expanded' | 'filtered';
  readonly isMultiSelect?: boolean;
  readonly placeholder?: string;
  readonly wrap?: boolean;
}
export type InputElement = InputText | InputNumber | InputDate | InputTime | InputToggle | InputChoiceSet;

export type CardElement =
  | TextBlock
  | RichTextBlock
  | FactSet
  | ImageElement
  | ImageSet
  | MediaElement
  | Container
  | ColumnSet
  | TableElement
  | ActionSet
  | InputElement;

interface ActionCommon {
  readonly id?: string;
  readonly title?: string;
  readonly style?: 'default' | 'positive' | 'destructive';
  readonly mode?: 'primary' | 'secondary';
  readonly tooltip?: string;
  readonly isEnabled?: boolean;
  readonly iconUrl?: string;
  readonly fallback?: CardAction | 'drop';
  readonly requires?: Readonly<Record<string, string>>;
}
export interface ActionExecute extends ActionCommon {
  readonly type: 'Action.Execute';
  readonly verb?: string;
  readonly data?: unknown;
  readonly associatedInputs?: 'auto' | 'none' | 'Auto' | 'None';
}
export interface ActionSubmit extends ActionCommon {
  readonly type: 'Action.Submit';
  readonly data?: unknown;
  readonly associatedInputs?: 'auto' | 'none' | 'Auto' | 'None';
}
export interface ActionOpenUrl extends ActionCommon {
  readonly type: 'Action.OpenUrl';
  readonly url: string;
}
export interface ActionShowCard extends ActionCommon {
  readonly type: 'Action.ShowCard';
  readonly card: AdaptiveCard;
}
export interface ActionToggleVisibility extends ActionCommon {
  readonly type: 'Action.ToggleVisibility';
  readonly targetElements: readonly (string | { readonly elementId: string; readonly isVisible?: boolean })[];
}
export type CardAction =
  ActionExecute | ActionSubmit | ActionOpenUrl | ActionShowCard | ActionToggleVisibility;
