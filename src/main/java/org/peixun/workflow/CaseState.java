package org.peixun.workflow;

import org.peixun.shared.State;

/** A state of a feature's cases: an enum, whose names are stored. */
public interface CaseState extends State {

    CaseFile.Kind kind();
}
