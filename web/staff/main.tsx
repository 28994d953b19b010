import { createRoot } from "react-dom/client";
import { App } from "./shell/App";
import { startLanguage } from "./shell/language";
import "antd/dist/reset.css";
import "./shell/look.css";
import "./features/care/casework/alert.css";
import "./features/care/casework/week_plan.css";
import "./features/care/campaign_desk/campaigns.css";

startLanguage();
const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);
