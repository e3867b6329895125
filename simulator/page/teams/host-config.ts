import { HostConfig } from 'adaptivecards';

const text = (plain: string, subtle = plain) => ({ default: plain, subtle });

/** Colours of words on Teams' light backgrounds, each at least 4.5 : 1 against them. */
const words = {
  default: text('#242424', '#616161'),
  dark: text('#242424', '#616161'),
  light: text('#ffffff', '#e0e0e0'),
  accent: text('#4f52b2', '#5b5fc7'),
  good: text('#13703f', '#237b4b'),
  warning: text('#8a5100', '#8f5a12'),
  attention: text('#b3261e', '#a4373a'),
};

const surface = (backgroundColor: string) => ({ backgroundColor, foregroundColors: words });

/** How Teams draws cards in its light theme: sizes, spacing, colours and the six actions it shows before overflowing. */
export const teamsHostConfig = new HostConfig({
  fontFamily:
    "'Segoe UI', -apple-system, BlinkMacSystemFont, 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', Arial, sans-serif",
  supportsInteractivity: true,
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: '#e0e0e0' },
  imageSizes: { small: 32, medium: 52, large: 100 },
  containerStyles: {
    default: surface('#ffffff'),
    emphasis: surface('#f5f5f5'),
    accent: surface('#e8ebfa'),
    good: surface('#e7f2ea'),
    warning: surface('#fbf3e3'),
    attention: surface('#fbeaea'),
  },
  inputs: {
    label: {
      inputSpacing: 'Small',
      requiredInputs: { weight: 'Bolder', size: 'Small', suffix: ' *', suffixColor: 'Attention' },
      optionalInputs: { weight: 'Bolder', size: 'Small' },
    },
    errorMessage: { color: 'Attention', size: 'Small', weight: 'Default' },
    allowDynamicallyFilteredChoiceSet: true,
  },
  textStyles: {
    heading: { size: 'Large', weight: 'Bolder', color: 'Default', isSubtle: false, fontType: 'Default' },
    columnHeader: {
      size: 'Default',
      weight: 'Bolder',
      color: 'Default',
      isSubtle: false,
      fontType: 'Default',
    },
  },
  textBlock: { headingLevel: 3 },
  actions: {
    maxActions: 6,
    spacing: 'Default',
    buttonSpacing: 8,
    actionsOrientation: 'Horizontal',
    actionAlignment: 'Left',
    showCard: { actionMode: 'Inline', inlineTopMargin: 12, style: 'emphasis' },
  },
  adaptiveCard: { allowCustomStyle: false },
  imageSet: { imageSize: 'Medium', maxImageHeight: 100 },
  factSet: {
    title: {
      color: 'Default',
      size: 'Default',
      isSubtle: false,
      weight: 'Bolder',
      wrap: true,
      maxWidth: 150,
    },
    value: { color: 'Default', size: 'Default', isSubtle: false, weight: 'Default', wrap: true },
    spacing: 16,
  },
  table: { cellSpacing: 8 },
});
