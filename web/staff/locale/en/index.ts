import { alert } from "./alert";
import { instrument } from "./instrument";
import { retest } from "./retest";
import { school_roll } from "./school_roll";
import { screening } from "./screening";
import { shell } from "./shell";
import { staff } from "./staff";

export const en = { ...shell, ...staff, ...school_roll, ...screening, ...alert, ...retest, ...instrument };
