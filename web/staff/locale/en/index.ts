import { alert } from "./alert";
import { instruments } from "./instruments";
import { school_roll } from "./school_roll";
import { screening } from "./screening";
import { shell } from "./shell";
import { staff } from "./staff";

export const en = { ...shell, ...staff, ...school_roll, ...screening, ...alert, ...instruments };
