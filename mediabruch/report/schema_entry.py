"""What all parts of the published document have in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

PerCase = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class SchemaEntry(BaseModel):
    """What all parts of the document have in common."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, populate_by_name=True)
