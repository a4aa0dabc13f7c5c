import { toldSteps } from './told-steps';

/** DR plan 3.2 and the functional test of 2026-05-16: 42 steps, 40 passed, 2 passed with an issue; verified at 3:12. */
export const QUILLFEATHER_STEPS = toldSteps(`
Declare and page|Continuity coordinator|Contact platform||10|0|6||
Open the recovery bridge|Continuity coordinator|||5|2|8||
Freeze changes|Change manager||1|10|6|11||
Confirm scope of loss in Cedar Rapids|Site manager||1|10|8|14||
Notify Tarnbrook duty desk|Account manager||1|15|11|17||
Stop outbound dialling|Dialler lead|Contact platform|3|5|11|15||
Confirm last good copy|Database lead|Collections ledger|3|15|14|24||
Record the recovery point|Database lead|Collections ledger|7|5|24|26||
Fence the Cedar Rapids database|Database lead|Collections ledger|7|10|24|31||
Check replica health in Tucson|Database lead|Collections ledger|8|10|26|34||
Apply remaining log records|Database lead|Collections ledger|9,10|20|34|47||
Promote database in Tucson|Database lead|Collections ledger|11|20|47|62||
Point ledger services at Tucson|Application lead|Collections ledger|12|10|62|68||
Check ledger row counts|Application lead|Collections ledger|12|10|62|71||
Start payment gateway standby|Payments lead|Payment gateway|12|15|62|73||
Rotate gateway credentials|Payments lead|Payment gateway|15|10|73|78||
Start contact platform standby|Telephony lead|Contact platform|4|20|48|66||
Load routing configuration|Telephony lead|Contact platform|17|15|66|75||
Repoint telephony|Telephony lead|Contact platform|18|20|75|91||
Test toll-free numbers|Telephony lead|Contact platform|19|10|91|97||
Test call recording|Telephony lead|Contact platform|19|10|91|99|+|Recording volume had to be mounted by hand; runbook line added
Open agent VPN pool|Network lead|Agent sign-in|4|20|70|86||
Check directory and second factor|Identity lead|Agent sign-in|22|10|86|94||
Open Tucson floor|Site manager||4|30|80|98||
Agent sign-in wave 1|Floor manager|Agent sign-in|23,24|30|98|125||
Check wave 1 desktops|Floor manager|Contact platform|25|10|125|132||
Agent sign-in wave 2|Floor manager|Agent sign-in|25|30|125|148|+|14 of 120 agents needed a new second-factor token
Resume inbound queues at 60 percent|Floor manager|Contact platform|20,26|10|132|140||
Resume outbound dialling|Dialler lead|Contact platform|27|10|148|155||
Payment posting smoke test|Payments lead|Payment gateway|16,26|25|140|164||
Check settlement file|Payments lead|Payment gateway|30|10|164|170||
Reconcile posted and captured payments|Collections controller|Collections ledger|30|30|164|185||
Check disclosures and scripts|Quality lead|Contact platform|26|10|148|156||
Confirm monitoring|Operations centre|Contact platform|28|10|150|160||
Verify and announce|Continuity coordinator||31,32,33,34|10|185|192||
Decide on the return|Continuity coordinator||35|15|300|312||
Resynchronise Cedar Rapids|Database lead|Collections ledger|36|90|312|398||
Compare both ledgers|Collections controller|Collections ledger|37|30|398|421||
Move telephony back|Telephony lead|Contact platform|38|30|421|447||
Move agents back|Floor manager|Agent sign-in|39|30|447|476||
Reopen changes|Change manager||40|5|476|481||
Close and keep logs|Continuity coordinator||41|45|481|520||
`);
