import { accounts } from "./accounts";
import { alert } from "./alert";
import { duty } from "./duty";
import { school_roll } from "./school_roll";
import { screening } from "./screening";
import { shell } from "./shell";
import { staff } from "./staff";

export const zh = { ...shell, ...staff, ...school_roll, ...screening, ...alert, ...duty, ...accounts };
export type Texts = { [Key in keyof typeof zh]: (typeof zh)[Key] extends string ? string : Record<keyof (typeof zh)[Key], string> };
