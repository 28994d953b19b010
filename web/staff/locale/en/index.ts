import { accounts } from "./accounts";
import { alert } from "./alert";
import { duty } from "./duty";
import { school_roll } from "./school_roll";
import { screening } from "./screening";
import { shell } from "./shell";
import { staff } from "./staff";

export const en = { ...shell, ...staff, ...school_roll, ...screening, ...alert, ...duty, ...accounts };
