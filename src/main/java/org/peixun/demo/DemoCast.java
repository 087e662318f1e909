package org.peixun.demo;

import org.peixun.calendar.WorkingCalendar;
import org.peixun.classfiling.ClassFilings;
import org.peixun.directory.InstitutionStanding;
import org.peixun.identity.ActingAs;
import org.peixun.identity.People;
import org.peixun.workflow.Tasks;
import org.springframework.stereotype.Component;

/** What the officers and institutions of a {@link DemoChapter} work with. */
@Component
record DemoCast(
        WorkingCalendar calendar, DemoClass classes, ClassFilings filings, InstitutionStanding standing, DemoTraining training,
        Tasks tasks, People people, ActingAs actingAs) {}
