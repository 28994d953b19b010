import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, searchFor, told, type Schemas } from "../../../shell/api";
import { roll_keys } from "./keys";

export type Unit = Schemas["Unit"];

/** Students by class and seat, page after page by the server's key. */
export function useStudents(wanted: { class: string; name: string }) {
  return useInfiniteQuery({
    queryKey: roll_keys.students(wanted),
    queryFn: ({ pageParam, signal }) =>
      told(
        client.GET("/api/students", {
          signal,
          params: {
            query: { after: pageParam || undefined, class: wanted.class || undefined },
            ...searchFor(wanted.name),
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
}

export function useStudent(id: string) {
  return useQuery({
    queryKey: roll_keys.student(id),
    queryFn: () => told(client.GET("/api/students/{id}", { params: { path: { id } } })),
  });
}

export function useContactLimits(id: string, guardian_no: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["ContactLimits"]) =>
      told(
        client.PUT("/api/students/{id}/guardians/{guardian_no}/contact-limits", {
          params: { path: { id, guardian_no } },
          body,
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: roll_keys.student(id) }),
  });
}

const unit_pages_max = 60;

/** The classes that the caller's unit holds: the server gives one level at a time, so the walk goes down from the caller's own unit. */
export async function readClasses(): Promise<Unit[]> {
  const classes: Unit[] = [];
  const waiting: { parent?: string; after?: string }[] = [{}];
  for (let page = 0; page < unit_pages_max && waiting.length > 0; page += 1) {
    const asked = waiting.shift();
    const { units, next } = await told(
      client.GET("/api/units", { params: { query: { parent: asked?.parent, after: asked?.after } } }),
    );
    if (next) waiting.unshift({ parent: asked?.parent, after: next });
    for (const unit of units) {
      if (unit.kind === "class") classes.push(unit);
      else if (unit.has_children) waiting.push({ parent: unit.id });
    }
  }
  return classes;
}

export function useClasses(wanted = true) {
  return useQuery({ queryKey: roll_keys.classes, enabled: wanted, queryFn: readClasses, staleTime: 300_000 });
}
