import { toldSteps } from './told-steps';

/** The light plan of a T3 vendor, talked through at a table on 2026-08-19. */
export const NETTLECOMBE_STEPS = toldSteps(`
Call the plant manager and the president|Shift supervisor|||30|0|12||
Tell the registrant that mail will be late|Account manager||1|60|12|25||
Secure data files and spoiled sheets|Data custodian|Composition server|1|60|25|40||
Ask the partner printer for its reserved shift|Plant manager||1|120|40|60||
Send print streams over the encrypted link|Data custodian|Composition server|3,4|240|60|85|+|Key of the partner printer had expired; a new one was agreed at the table
Check a sample of fifty letters|Quality inspector||5|120|85|100||
Hand over to the postal service|Mail room lead||6|180|100|112||
Report counts and close|Plant manager||7|60|112|120||
`);
