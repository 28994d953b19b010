import { accounts } from "./accounts";
import { alert } from "./alert";
import { bureau } from "./bureau";
import { campaign_wizard } from "./campaign_wizard";
import { care } from "./care";
import { consent } from "./consent";
import { counts } from "./counts";
import { duty } from "./duty";
import { informant } from "./informant";
import { instrument } from "./instrument";
import { lesson } from "./lesson";
import { county } from "./county";
import { retest } from "./retest";
import { school_roll } from "./school_roll";
import { screening } from "./screening";
import { shell } from "./shell";
import { staff } from "./staff";

export const en = { ...shell, ...staff, ...school_roll, ...screening, ...alert, ...instrument, ...informant, ...duty, ...campaign_wizard, ...lesson, ...consent, ...care, ...county, ...retest, ...accounts, ...bureau, ...counts };
