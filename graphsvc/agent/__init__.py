"""The agent face: tools, resources and prompts of the Model Context Protocol over the graph's answers.

What is imported from here needs no extra; `server` and `stdio` do.
"""

from graphsvc.agent.context import AgentContext, agent_context
from graphsvc.agent.installed import check_installed

__all__ = ["AgentContext", "agent_context", "check_installed"]
