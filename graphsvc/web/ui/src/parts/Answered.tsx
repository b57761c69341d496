import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { AnswerError } from "../api/errors.ts";
import styles from "./Answered.module.css";
import { FirstPage } from "./NextPage.tsx";
import { Failure, Loading } from "./states.tsx";
import { ViewHeader } from "./ViewHeader.tsx";

/** Shows an answer, or that it is on its way, or that it failed; while a newer one is on its way the old one stays, dimmed. */
export function Answered<Data>({
  answer,
  what,
  title,
  children,
}: {
  answer: UseQueryResult<Data>;
  /** What is asked for, as it stands after "Loading". */
  what: string;
  /** The heading of a view that has none without its answer, for when it failed. */
  title?: string;
  children: (data: Data) => ReactNode;
}) {
  if (answer.isError) {
    return (
      <>
        {title !== undefined && <ViewHeader title={title} />}
        <Failure error={answer.error} retry={() => void answer.refetch()} />
        {answer.error instanceof AnswerError && answer.error.code === "CURSOR_INVALID" && <FirstPage />}
      </>
    );
  }
  if (answer.data === undefined) return <Loading what={what} />;
  return (
    <div className={answer.isPlaceholderData ? styles.old : undefined} aria-busy={answer.isPlaceholderData}>
      {children(answer.data)}
    </div>
  );
}
