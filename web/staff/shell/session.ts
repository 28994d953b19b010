// Who is signed in, in which post, and what that post may call. All of it comes from the server.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { operations } from "../../api/schema";
import { client, rememberCsrf, told, type Schemas } from "./api";
import { coverPage } from "./cover";
import { forgetKeptLock, forgetLock, lock, lockHere, lockIfKept, unlocked } from "./lock";
import { tellTabs } from "./page_session";
import { Problem } from "./problem";

export type StaffSession = Schemas["StaffSession"];
export type Post = Schemas["Post"];

export const session_key = ["session"] as const;

/** The session, or null when nobody is signed in. */
export async function readSession(): Promise<StaffSession | null> {
  try {
    const session = await told(client.GET("/api/staff/session"));
    rememberCsrf(session.csrf);
    if (session.step === "locked") lockHere();
    else lockIfKept();
    return session;
  } catch (fault) {
    if (fault instanceof Problem && fault.status === 401) return null;
    throw fault;
  }
}

export function useSession() {
  return useQuery({ queryKey: session_key, queryFn: readSession, staleTime: Infinity });
}

/** What the contract knows as an operation: a right is one of these. */
export type Operation = keyof operations;

export function useMay(operation: Operation): boolean {
  const { data } = useSession();
  return data?.rights.includes(operation) ?? false;
}

/** Every step of signing in answers with the session as it is now. What was seen in another post is forgotten. */
function useSessionStep<Input>(step: (input: Input) => Promise<StaffSession>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: step,
    onSuccess: (session) => {
      rememberCsrf(session.csrf);
      tellTabs({ kind: "begun", page: session.csrf });
      forgetLock();
      queries.removeQueries({ predicate: (query) => query.queryKey[0] !== session_key[0] });
      queries.setQueryData(session_key, session);
    },
  });
}

export const useSignIn = () =>
  useSessionStep((body: Schemas["StaffSignIn"]) => told(client.POST("/api/staff/sign-in", { body })));
export const useSecondFactor = () =>
  useSessionStep((body: Schemas["SecondFactor"]) => told(client.POST("/api/staff/second-factor", { body })));
export const useChoosePost = () =>
  useSessionStep((body: Schemas["PostChoice"]) => told(client.POST("/api/staff/post", { body })));

export const useChangePassword = () =>
  useSessionStep((body: Schemas["PasswordChange"]) => told(client.PUT("/api/staff/password", { body })));

/** The password again, for a session that is locked; every tab opens. */
export const useUnlock = () =>
  useMutation({
    mutationFn: (password: string) => told(client.POST("/api/staff/unlock", { body: { password } })),
    onSuccess: unlocked,
  });

/** Nothing of this session stays readable, in no tab: out of sight first, then the sign-in page anew. */
function leave(): void {
  coverPage();
  forgetKeptLock();
  tellTabs({ kind: "ended" });
  location.replace("/staff/");
}

/** When the server cannot be reached the session would live on: the pages lock instead. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => told(client.POST("/api/staff/sign-out")),
    onSuccess: leave,
    onError: (fault) => {
      if (fault instanceof Problem && fault.status === 401) leave();
      else lock();
    },
  });
}
