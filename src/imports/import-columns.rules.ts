import { ROLES } from '../foundation/actor';
import { VENDOR_COLUMN, type ImportColumn, type ImportKind } from './import-column';
import { SERVICES, SITES, SYSTEMS } from './import-place-columns.rules';

export { IMPORT_KINDS, type ColumnType, type ImportColumn, type ImportKind } from './import-column';

const VENDORS: ImportColumn[] = [
  {
    key: 'name',
    header: 'Name',
    also: ['vendor', 'vendor name', 'supplier'],
    type: 'text',
    required: true,
    max: 200,
    hint: 'The name that people use; a vendor by this name is changed, not entered twice',
  },
  {
    key: 'legalName',
    header: 'Legal name',
    also: ['legal entity', 'company name'],
    type: 'text',
    required: true,
    max: 300,
    hint: 'As in the contract',
  },
  {
    key: 'country',
    header: 'Country',
    also: ['country code'],
    type: 'country',
    required: true,
    hint: 'Two letters, such as US',
  },
  {
    key: 'sectors',
    header: 'Sectors',
    also: ['sector', 'industry'],
    type: 'list',
    max: 80,
    hint: 'Separated by semicolons',
  },
  {
    key: 'summary',
    header: 'Summary',
    also: ['description', 'notes'],
    type: 'text',
    max: 4000,
    hint: 'What the vendor does, in a sentence or two',
  },
  {
    key: 'contractNoticeMinutes',
    header: 'Contract notice',
    also: ['notice', 'notice period', 'contract notice (minutes)'],
    type: 'minutes',
    hint: 'Time within which the contract makes the vendor tell of a disruption: 240, 90 min, 4 h or 1:30',
  },
];

const CONTACTS: ImportColumn[] = [
  VENDOR_COLUMN,
  {
    key: 'name',
    header: 'Name',
    also: ['contact', 'contact name'],
    type: 'text',
    required: true,
    max: 200,
    hint: 'First and last name',
  },
  {
    key: 'roleLabel',
    header: 'Role',
    also: ['function', 'responsibility'],
    type: 'text',
    required: true,
    max: 200,
    hint: 'What the contact is for, such as Continuity coordinator',
  },
  {
    key: 'email',
    header: 'E-mail',
    also: ['email', 'mail', 'e-mail address'],
    type: 'email',
    required: true,
    max: 254,
    hint: 'A contact of the vendor with this address is changed',
  },
  { key: 'phone', header: 'Phone', also: ['telephone'], type: 'text', max: 80, hint: 'With country code' },
  {
    key: 'channel2',
    header: 'Second channel',
    also: ['alternative contact'],
    type: 'text',
    max: 200,
    hint: 'When e-mail and phone are down',
  },
];

const PEOPLE: ImportColumn[] = [
  { key: 'name', header: 'Name', type: 'text', required: true, max: 200, hint: 'First and last name' },
  {
    key: 'email',
    header: 'E-mail',
    also: ['email', 'mail', 'e-mail address'],
    type: 'email',
    required: true,
    max: 254,
    hint: 'Signs in with it',
  },
  { key: 'title', header: 'Title', also: ['job title'], type: 'text', max: 200, hint: 'Position' },
  { key: 'role', header: 'Role', type: 'text', required: true, options: ROLES, hint: 'What the person may do here' },
  { ...VENDOR_COLUMN, required: false, hint: 'For vendor roles only: name or reference of the vendor' },
  {
    key: 'endsOn',
    header: 'Last day',
    also: ['ends on', 'end date'],
    type: 'day',
    hint: 'YYYY-MM-DD; needed for an external auditor',
  },
];

export const COLUMNS_OF: Record<ImportKind, readonly ImportColumn[]> = {
  vendors: VENDORS,
  services: SERVICES,
  sites: SITES,
  systems: SYSTEMS,
  contacts: CONTACTS,
  people: PEOPLE,
};

/** Rows below the header that one file may have. */
export const MOST_ROWS = 5000;
