import { copyFor } from '../../i18n';

export const useReadingCopy = copyFor('reading', {
  pages: 'Pages of {{name}}',
  tools: 'Reading {{name}}',
  previous: 'Previous page',
  next: 'Next page',
  page: 'Page',
  of: 'of {{count}}',
  smaller: 'Smaller',
  larger: 'Larger',
  fit: 'Fit the width',
  zoom: '{{percent}}%',
  keys: 'Page Up and Page Down turn pages, Home and End go to the ends, + and − change the size, 0 fits the width.',
  failed: 'This file cannot be shown here',
  failedHelp: 'Nothing is wrong with your session. Download the file and open it with a program of your own.',
  locked: 'This file is locked with a password',
  lockedHelp: 'Holdfast does not ask for passwords of files. Download it, or ask its owner for an open copy.',
});
