import {
  createTheme,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core';
import classes from './theme.module.css';

/**
 * Each scale has even steps of lightness (OKLCH), so that shade 7 carries white text and shade 2
 * carries dark text at 4.5 : 1 or better in every hue.
 */
type Scale = MantineColorsTuple;
const harbour: Scale = ['#eff7fd', '#d9edfa', '#b7dcf3', '#8bc6eb', '#62aedb', '#3e94c3', '#257ca8', '#16658c', '#0f4f6e', '#0d3a51']; // prettier-ignore
const green: Scale = ['#ecfaf1', '#d4f2df', '#ade5c3', '#7dd3a3', '#51bd85', '#31a26c', '#208758', '#1c6e47', '#175638', '#143f29']; // prettier-ignore
const red: Scale = ['#fff3f1', '#ffe2df', '#fcc7c1', '#faa39c', '#f47b74', '#e35350', '#c73838', '#a5292b', '#812222', '#5f1a19']; // prettier-ignore
const amber: Scale = ['#fff4e6', '#ffe4c6', '#fdcc94', '#efb062', '#da9436', '#bc7a19', '#9d6510', '#81520a', '#663f05', '#4a2f08']; // prettier-ignore
const violet: Scale = ['#f7f4fd', '#ece5fb', '#dbcef5', '#c6b1f0', '#b093e5', '#9875d2', '#805db8', '#6a499b', '#53387b', '#3d285c']; // prettier-ignore
const gray: Scale = ['#fbfaf8', '#f6f4f1', '#eae7e4', '#dad8d4', '#bebab5', '#95918c', '#6f6b66', '#534f4a', '#3b3733', '#24211d']; // prettier-ignore
const dark: Scale = ['#e5e8ec', '#c3c8cc', '#999fa4', '#7a8187', '#52595f', '#383f45', '#282f35', '#1d2329', '#14191e', '#0c1115']; // prettier-ignore

// Named faces instead of `system-ui`, which is a different script's font on some systems.
const SANS =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", "Liberation Sans", Arial, sans-serif';
const MONO =
  'ui-monospace, SFMono-Regular, "Cascadia Code", "Segoe UI Mono", Menlo, "Liberation Mono", Consolas, monospace';

export const theme: MantineThemeOverride = createTheme({
  primaryColor: 'harbour',
  primaryShade: { light: 7, dark: 6 },
  colors: { harbour, green, red, amber, violet, gray, dark },
  black: '#24211d',
  fontFamily: SANS,
  fontFamilyMonospace: MONO,
  headings: {
    fontFamily: SANS,
    fontWeight: '650',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.25' },
      h2: { fontSize: '1.125rem', lineHeight: '1.35' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '18px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusClassName: 'pb-focus',
  components: {
    Alert: { classNames: { root: classes.alert } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 250, multiline: true, maw: 320 } },
    Input: { classNames: { input: classes.input } },
    Modal: {
      classNames: { title: classes.title },
      defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.5, blur: 2 } },
    },
    Drawer: {
      classNames: { title: classes.title },
      defaultProps: { overlayProps: { backgroundOpacity: 0.4 } },
    },
    // A dialog's header is no banner of the page.
    ModalHeader: { defaultProps: { role: 'none' } },
    DrawerHeader: { defaultProps: { role: 'none' } },
    Select: { defaultProps: { checkIconPosition: 'right' } },
    Menu: { defaultProps: { shadow: 'md' } },
    Loader: { defaultProps: { type: 'dots' } },
  },
});

/** Washes of a colour for surfaces, and text of the same colour that holds 4.5 : 1 on them. */
function washes(name: string, wash: string, hover: string, text: string) {
  return {
    [`--mantine-color-${name}-light`]: wash,
    [`--mantine-color-${name}-light-hover`]: hover,
    [`--mantine-color-${name}-light-color`]: text,
  };
}

const LIGHT_WASHES = Object.assign(
  {},
  washes('harbour', '#e4f1fb', '#d4e9f8', '#0f4f6e'),
  washes('green', '#ecfaf1', '#d4f2df', '#175638'),
  washes('red', '#fff3f1', '#ffe2df', '#a5292b'),
  washes('amber', '#fff4e6', '#ffe4c6', '#663f05'),
  washes('gray', '#f3f1ed', '#eae7e4', '#3b3733'),
) as Record<string, string>;

const DARK_WASHES = Object.assign(
  {},
  washes('harbour', 'rgb(62 148 195 / 20%)', 'rgb(62 148 195 / 28%)', '#b7dcf3'),
  washes('green', 'rgb(49 162 108 / 18%)', 'rgb(49 162 108 / 26%)', '#ade5c3'),
  washes('red', 'rgb(227 83 80 / 18%)', 'rgb(227 83 80 / 26%)', '#fcc7c1'),
  washes('amber', 'rgb(218 148 54 / 16%)', 'rgb(218 148 54 / 24%)', '#fdcc94'),
  washes('gray', 'rgb(153 159 164 / 14%)', 'rgb(153 159 164 / 22%)', '#c3c8cc'),
) as Record<string, string>;

/** Surfaces and quiet text: warm paper by day, slate by night; `dimmed` holds 4.5 : 1 on both. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...LIGHT_WASHES,
    '--mantine-color-body': '#f8f6f3',
    '--mantine-color-text': '#24211d',
    '--mantine-color-dimmed': '#66625d',
    '--mantine-color-placeholder': '#76726d',
    '--mantine-color-error': '#a5292b',
    '--mantine-color-anchor': '#16658c',
    '--mantine-color-default-border': '#dad8d4',
    '--pb-surface': '#ffffff',
    '--pb-surface-sunken': '#f3f1ed',
    '--pb-border': '#e4e1dc',
    '--pb-hover': '#f3f1ed',
    '--pb-shadow': '0 1px 2px rgb(36 33 29 / 5%)',
  },
  dark: {
    ...DARK_WASHES,
    '--mantine-color-body': '#12171b',
    '--mantine-color-text': '#e5e8ec',
    '--mantine-color-dimmed': '#a3a9ae',
    '--mantine-color-placeholder': '#8d9399',
    '--mantine-color-error': '#faa39c',
    '--mantine-color-anchor': '#8bc6eb',
    '--mantine-color-default': '#1d2329',
    '--mantine-color-default-hover': '#282f35',
    '--mantine-color-default-border': '#3b4248',
    '--pb-surface': '#1a2026',
    '--pb-surface-sunken': '#151a1f',
    '--pb-border': '#2b3238',
    '--pb-hover': '#20272d',
    '--pb-shadow': 'none',
  },
});
