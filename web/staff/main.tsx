import { createRoot } from "react-dom/client";
import { features } from "./features";
import { App } from "./shell/App";
import { startLanguage } from "./shell/language";
import "antd/dist/reset.css";
import "./shell/look.css";
import "./features/care/casework/alert.css";
import "./features/care/casework/week_plan.css";
import "./features/care/campaign_desk/campaigns.css";

const root = document.getElementById("root");
startLanguage().then(
  () => root && createRoot(root).render(<App features={features} />),
  // Without texts there is nothing to say it with: both languages stand here.
  () => {
    if (root)
      root.textContent = "页面没有打开，请检查网络后刷新。 The page did not open: check the network and reload.";
  },
);
