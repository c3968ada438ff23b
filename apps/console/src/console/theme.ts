import { defaultDarkTheme, defaultLightTheme, type RaThemeOptions } from 'react-admin';

const systemFont = 'system-ui, -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", Arial, sans-serif';
export const monoFont = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace';

const shape = (theme: RaThemeOptions, line: string, palette: RaThemeOptions['palette']): RaThemeOptions => ({
  ...theme,
  palette: { ...palette, divider: line },
  shape: { borderRadius: 8 },
  sidebar: { width: 212, closedWidth: 52 },
  typography: {
    fontFamily: systemFont,
    fontSize: 13,
    h1: { fontSize: '1.35rem', fontWeight: 650, letterSpacing: '-0.01em' },
    h2: { fontSize: '0.95rem', fontWeight: 650 },
    h6: { fontSize: '1rem', fontWeight: 600 },
    button: { textTransform: 'none', fontWeight: 600 },
  },
  components: {
    ...theme.components,
    MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
    MuiCard: { defaultProps: { variant: 'outlined' } },
    MuiDialog: { styleOverrides: { paper: { borderRadius: 12 } } },
    MuiButton: { defaultProps: { disableElevation: true, size: 'small' } },
    MuiTextField: { defaultProps: { variant: 'outlined', size: 'small', margin: 'none' } },
    MuiFormControl: { defaultProps: { variant: 'outlined', size: 'small', margin: 'none' } },
    MuiAutocomplete: {
      defaultProps: { fullWidth: true, size: 'small' },
      styleOverrides: { paper: { border: `1px solid ${line}`, boxShadow: '0 8px 24px rgb(0 0 0 / 0.18)' } },
    },
    MuiCircularProgress: { defaultProps: { 'aria-label': 'Loading' } },
    MuiTab: { styleOverrides: { root: { minHeight: 42 } } },
    MuiTableCell: { styleOverrides: { root: { borderColor: line }, head: { fontWeight: 600, whiteSpace: 'nowrap' } } },
    MuiTooltip: { styleOverrides: { tooltip: { fontSize: '0.75rem', whiteSpace: 'pre-line' } } },
  },
});

/** Calm and dense. One accent; green, amber and red mean a state and nothing else, always with an icon and a word. */
export const lightTheme = shape(defaultLightTheme, '#e1e4ea', {
  mode: 'light',
  primary: { main: '#3c5a99' },
  secondary: { main: '#3c5a99' },
  success: { main: '#1c6b41', light: '#45a574' },
  warning: { main: '#8f5500', light: '#e2ab45' },
  error: { main: '#b3261e' },
  info: { main: '#3c5a99' },
  background: { default: '#f5f6f8', paper: '#ffffff' },
  text: { primary: '#1c2330', secondary: '#566072' },
});

export const darkTheme = shape(defaultDarkTheme, '#2c323c', {
  mode: 'dark',
  primary: { main: '#8fb0f5' },
  secondary: { main: '#8fb0f5' },
  success: { main: '#7fd0a1', light: '#5fb887' },
  warning: { main: '#f0b95b', light: '#e0a848' },
  error: { main: '#ff9a90' },
  info: { main: '#8fb0f5' },
  background: { default: '#12151a', paper: '#1a1e25' },
  text: { primary: '#e6e9ef', secondary: '#a2abbb' },
});
