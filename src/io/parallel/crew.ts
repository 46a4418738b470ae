import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { Message, WorkerData } from "./protocol.ts";

/** What a member of a crew says, by its number from 0. */
export type Hear = (worker: number, message: Message) => void;

/** Workers, and what they say. */
export interface Crew {
  /** Hears what was said so far, without waiting; false if it was nothing. */
  listen(): boolean;
  /** Waits until something is said. Rejects if a worker has died. */
  wait(): Promise<void>;
  /** Ends them. Rejects if one has died before. */
  dismiss(): Promise<void>;
}

interface Member {
  readonly worker: Worker;
  readonly port: MessageChannel["port1"];
  hasEnded: boolean;
}

/** What is called where nobody waits. */
const nobody = (): void => undefined;

/**
 * Starts workers.
 * @param program the file of their program
 */
export function startCrew(
  program: string,
  data: readonly Omit<WorkerData, "port">[],
  hear: Hear,
): Crew {
  let wake = nobody;
  let death: Error | undefined;

  const members = data.map((its, number): Member => {
    const { port1, port2 } = new MessageChannel();
    const workerData = { ...its, port: port2 };
    const worker = new Worker(program, { workerData, transferList: [port2] });
    const member = { worker, port: port1, hasEnded: false };
    const die = (reason: string): void => {
      listenTo(member, number);
      if (!member.hasEnded) death ??= new Error(`a scanning worker died: ${reason}`);
      wake();
    };
    port1.on("message", (message: Message) => {
      take(member, number, message);
      wake();
    });
    worker.on("error", ({ message }) => die(message));
    worker.on("exit", (code) => die(`exit code ${code}`));
    return member;
  });

  function take(member: Member, number: number, message: Message): void {
    if (message.kind === "end") member.hasEnded = true;
    hear(number, message);
  }

  function listenTo(member: Member, number: number): boolean {
    let hasHeard = false;
    for (;;) {
      const received = receiveMessageOnPort(member.port);
      if (!received) return hasHeard;
      hasHeard = true;
      take(member, number, received.message as Message);
    }
  }

  return {
    listen: () => members.map((member, number) => listenTo(member, number)).includes(true),
    async wait() {
      if (!death) await new Promise<void>((settle) => (wake = settle));
      if (death) throw death;
    },
    async dismiss() {
      const before = death;
      for (const { port } of members) port.close();
      await Promise.all(members.map(({ worker }) => worker.terminate()));
      if (before) throw before;
    },
  };
}
