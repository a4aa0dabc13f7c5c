import { toldSteps } from './told-steps';

/** Zone evacuation plan 2.1 as tested on 2026-06-20: objective 1:00, verified at 2:47. */
export const OSPREY_MISS_STEPS = toldSteps(`
Declare zone loss|Incident commander|Routing core||5|0|9||
Page zone owners|Incident commander||1|5|9|14||
Drain edge proxies of zone A|Network lead|Edge proxies|1|5|14|22||
Fence presence store in zone A|Database lead|Presence store|2|5|22|30||
Promote presence store in zone B|Database lead|Presence store|4|5|30|58|+|Quorum was lost; zone C had to be added by hand
Raise capacity in zones B and C|Platform lead|Routing core|3|10|58|96|+|Reserved capacity was held by a test environment
Redirect SIP trunks|Network lead|Edge proxies|3,6|5|96|131|-|The script still named addresses of the old carrier edge
Reconnect agents|Platform lead|Routing core|5,7|5|131|149||
Place test calls in each queue|Quality lead|Routing core|8|5|149|158||
Check recordings and reports|Quality lead|Routing core|9|5|158|163||
Tell customers|Customer desk||9|5|158|163||
Verify and announce|Incident commander||10,11|5|163|167||
`);

/** The same plan, corrected, on 2026-09-12: verified at 0:48. */
export const OSPREY_RETEST_STEPS = toldSteps(`
Declare zone loss|Incident commander|Routing core||5|0|4||
Page zone owners|Incident commander||1|5|4|6||
Drain edge proxies of zone A|Network lead|Edge proxies|1|5|5|10||
Fence presence store in zone A|Database lead|Presence store|2|5|6|11||
Promote presence store in zone B|Database lead|Presence store|4|5|11|16||
Raise capacity in zones B and C|Platform lead|Routing core|3|10|10|20||
Redirect SIP trunks|Network lead|Edge proxies|3,6|5|20|26||
Reconnect agents|Platform lead|Routing core|5,7|5|26|33||
Place test calls in each queue|Quality lead|Routing core|8|5|33|39||
Check recordings and reports|Quality lead|Routing core|9|5|39|43||
Tell customers|Customer desk||9|5|39|44||
Verify and announce|Incident commander||10,11|5|44|48||
`);
