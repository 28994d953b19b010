import { startLanguage } from "./language";

startLanguage("zh-CN");
