// Before the first paint: the theme that this person chose. parts/theme.ts writes the same key.
try {
  const theme = localStorage.getItem('holdfast-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // a browser that keeps nothing follows the system
}
