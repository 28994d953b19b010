import { alert } from "./alert";
import { instrument } from "./instrument";
import { retest } from "./retest";
import { school_roll } from "./school_roll";
import { screening } from "./screening";
import { shell } from "./shell";
import { staff } from "./staff";

export const zh = { ...shell, ...staff, ...school_roll, ...screening, ...alert, ...retest, ...instrument };
export type Texts = { [Key in keyof typeof zh]: (typeof zh)[Key] extends string ? string : Record<keyof (typeof zh)[Key], string> };
