import { Component, type ReactNode } from "react";
import { Button } from "antd";
import i18next from "i18next";

/** A page that broke says so; what was confirmed is on the server. Also met when a newer version was installed meanwhile. */
export class PageBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };
  static getDerivedStateFromError() {
    return { broken: true };
  }
  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="empty" role="alert">
        <h1>{i18next.t("problem.page_broken")}</h1>
        <p>{i18next.t("problem.page_broken_safe")}</p>
        <Button type="primary" onClick={() => location.reload()}>
          {i18next.t("problem.reload")}
        </Button>
      </main>
    );
  }
}
